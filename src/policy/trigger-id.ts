import { hash } from 'node:crypto';

/** The id that the Engine gives a finding whose trigger sets none. */
export function triggerIdOf(gate: string, trigger: string, message: string): string {
  return hash('md5', `${gate}${trigger}${message}`, 'hex');
}
