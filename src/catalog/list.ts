import type { Cataloger } from './cataloger.ts';
import { apk } from './os/apk.ts';
import { dpkg } from './os/dpkg.ts';
import { rpm } from './os/rpm.ts';

/** Every cataloger. A new one is a file, a test and a line here. */
export const catalogers: readonly Cataloger[] = [apk, dpkg, rpm];
