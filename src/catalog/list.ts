import { goBinary } from './binary/go.ts';
import type { Cataloger } from './cataloger.ts';
import { gem } from './language/gem.ts';
import { javaArchive } from './language/java-archive.ts';
import { npm } from './language/npm.ts';
import { python } from './language/python.ts';
import { apk } from './os/apk.ts';
import { dpkg } from './os/dpkg.ts';
import { rpm } from './os/rpm.ts';

/** Every cataloger. A new one is a file, a test and a line here. */
export const catalogers: readonly Cataloger[] = [apk, dpkg, rpm, gem, goBinary, javaArchive, npm, python];
