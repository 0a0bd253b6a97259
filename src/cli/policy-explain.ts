import { policyExplanationFormats } from '../report/list.ts';
import { checkSubject } from './check-subject.ts';
import type { Invocation } from './command.ts';
import { targets } from './flags.ts';
import type { Session } from './session.ts';

/** `kedge policy explain`: what every rule looked at, and why it fired or did not. A verdict ends it well, whatever it is. */
export async function explain(session: Session, invocation: Invocation): Promise<void> {
  await checkSubject(session, invocation, {
    formats: policyExplanationFormats,
    targets: targets(invocation.options, 'text'),
    verdictEnds: false,
  });
}
