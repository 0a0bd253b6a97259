import { openArchiveFile } from './archive-image.ts';
import type { Source } from './source.ts';

export const ociArchive: Source = {
  scheme: 'oci-archive',
  summary: 'a tar of an OCI image layout: PATH, PATH:TAG or PATH@DIGEST',
  open: (location, options) => openArchiveFile(location, 'oci', options),
};
