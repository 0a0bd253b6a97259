import type { Invocation } from './command.ts';
import { defaultPolicy, policyInUse } from './policy-in-use.ts';
import { type Outputs, report, reportSaved } from './report-image.ts';
import type { Session } from './session.ts';
import { openSubject, type Subject } from './subject.ts';

/** Judges what the first argument names by the policy in force, and reports the verdict. */
export async function checkSubject(
  session: Session,
  invocation: Invocation,
  outputs: Pick<Outputs, 'formats' | 'targets' | 'verdictEnds'>,
): Promise<void> {
  const policy = await policyInUse(session, invocation, session.settings.policy.file ?? defaultPolicy);
  const subject = await openSubject(session, invocation.args[0] ?? '');
  const vulnerabilities = wanted(invocation, subject, policy.needsAdvisories);
  const judging = { ...outputs, policy, vulnerabilities };
  if (subject.kind === 'image') await report(session, invocation, { ...judging, ...subject });
  else await reportSaved(session, invocation, { ...judging, analysis: subject.analysis });
}

/** A saved analysis keeps the vulnerabilities it has: its verdict is the same wherever it is judged. */
function wanted(
  { options }: Invocation,
  subject: Subject,
  needed: boolean,
): NonNullable<Outputs['vulnerabilities']> {
  if (options['vulnerabilities'] === false) return 'no';
  if (subject.kind !== 'image' && subject.analysis.vulnerabilities !== undefined) return 'no';
  return needed ? 'required' : 'if-there';
}
