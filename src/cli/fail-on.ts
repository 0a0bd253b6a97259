import { KedgeError } from '../core/errors.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { counts } from '../model/secret.ts';
import { counted } from '../report/units.ts';
import type { FailCondition } from './settings.ts';

/** What of each condition is in the image, in words; undefined for nothing. */
const met: Readonly<Record<FailCondition, (analysis: ImageAnalysis) => string | undefined>> = {
  secrets({ secrets = [] }) {
    const found = secrets.filter(counts).length;
    return found === 0 ? undefined : counted(found, 'secret');
  },
};

/** Throws FAIL_ON, to be the last line, when one of the conditions is met. */
export function checkFailOn(conditions: readonly FailCondition[], analysis: ImageAnalysis): void {
  const found = conditions.map((condition) => met[condition](analysis)).filter((text) => text !== undefined);
  if (found.length === 0) return;
  throw new KedgeError('FAIL_ON', `The image has ${found.join(' and ')}: --fail-on ${conditions.join(',')}`);
}
