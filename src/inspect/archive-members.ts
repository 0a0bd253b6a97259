import { maxPathLength } from '../core/image-path.ts';
import type { SearchContext } from './search-context.ts';

/** Whether a member may be looked at; what hinders it is a problem. */
export function mayOpen(context: SearchContext, name: string): boolean {
  const { maxArchiveEntries } = context.limits;
  const isAdmitted = context.admit();
  if (!isAdmitted && !context.gaveUp)
    context.problem(
      'not-searched',
      `it has more than ${maxArchiveEntries} members (limits.maxArchiveEntries)`,
    );
  if (name.length <= maxPathLength) return isAdmitted;
  context.problem('malformed-file', `a member has a name of ${name.length} characters`);
  return false;
}
