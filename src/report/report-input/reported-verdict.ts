import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { SideVerdict, VerdictFinding } from '../../model/diff.ts';
import { objectOf, textOf } from '../sbom-input/members.ts';
import type { Faults } from './faults.ts';

/** Undefined when no policy was asked for. */
export function toVerdict(value: unknown, faults: Faults): SideVerdict | undefined {
  if (!isJsonObject(value)) return undefined;
  const bundle = objectOf(value['bundle']);
  const [id, digest, finalAction] = [
    textOf(bundle['id']),
    textOf(bundle['digest']),
    textOf(value['finalAction']),
  ];
  if (id === undefined || digest === undefined || finalAction === undefined) {
    faults.add('verdicts');
    return undefined;
  }
  const findings = faults.listOf('findings of the policy', value['findings'], toFinding) ?? [];
  return { bundle: { id, digest }, finalAction, findings };
}

function toFinding(item: JsonObject): VerdictFinding | undefined {
  const [gate, trigger, triggerId] = [
    textOf(item['gate']),
    textOf(item['trigger']),
    textOf(item['triggerId']),
  ];
  const action = textOf(item['action']);
  if (gate === undefined || trigger === undefined || triggerId === undefined || action === undefined) {
    return undefined;
  }
  return { gate, trigger, triggerId, action, message: textOf(item['message']) ?? '' };
}
