import type { Matcher } from './matcher.ts';
import { apk } from './matchers/apk.ts';
import { cpe } from './matchers/cpe.ts';
import { deb } from './matchers/deb.ts';
import { golang } from './matchers/golang.ts';
import { language } from './matchers/language.ts';
import { rpm } from './matchers/rpm.ts';

/** Every matcher; the last one takes what none of the others does. A new one is a file, its test and a line here. */
export const matchers: readonly [...Matcher[], Matcher] = [deb, apk, rpm, golang, language, cpe];
