import { openArchiveFile } from './archive-image.ts';
import type { Source } from './source.ts';

export const dockerArchive: Source = {
  scheme: 'docker-archive',
  summary: 'an archive as docker save writes it: PATH, PATH:REPOSITORY:TAG or PATH@DIGEST',
  open: (location, options) => openArchiveFile(location, 'docker', options),
};
