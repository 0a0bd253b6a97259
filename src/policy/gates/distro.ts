import type { ImageMetadata } from '../../model/inspection.ts';
import { schemeOf } from '../../version/ecosystem-schemes.ts';
import { type Gate, type TriggerOutcome, trigger } from '../gate.ts';
import { required } from '../parameter.ts';
import { choice, text } from '../parameter-kinds.ts';

type Check = '<' | '<=' | '=' | '==' | '!=' | '>=' | '>';

const holds: Readonly<Record<Check, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '=': (order) => order === 0,
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>=': (order) => order >= 0,
  '>': (order) => order > 0,
};

export const distro: Gate = {
  name: 'distro',
  description: 'The Linux distribution of the image.',
  triggers: [
    trigger({
      name: 'deny',
      description: 'Fires when the image is of this distribution and its version compares so.',
      parameters: {
        distro: required(text, {
          description: 'Name of the distribution: ID of its os-release.',
          example: 'debian',
        }),
        version: required(text, {
          description: 'What VERSION_ID of its os-release is compared with.',
          example: '9',
        }),
        check: required(choice('<', '<=', '=', '==', '!=', '>=', '>'), {
          description: 'How the two are compared, the version of the image first.',
          example: '<',
        }),
      },
      together: ({ version, check }) =>
        orders(check) && !isVersion(version)
          ? [{ parameter: 'version', problem: `has no order to compare by ${check}` }]
          : [],
      check: ({ analysis }, values) => deny(analysis.metadata, values),
    }),
  ],
};

interface Denied {
  readonly distro: string;
  readonly version: string;
  readonly check: Check;
}

function deny({ distro: id, distroVersion }: ImageMetadata, denied: Denied): TriggerOutcome {
  const looked = `distribution ${id} ${distroVersion}`;
  if (id.toLowerCase() !== denied.distro.trim().toLowerCase()) {
    return { looked, notes: ['another distribution'], matches: [] };
  }
  const order = compareVersions(distroVersion, denied.version);
  if (order === undefined && orders(denied.check)) {
    return { looked, notes: ['a version that has no order'], matches: [] };
  }
  if (!holds[denied.check](order ?? Number(distroVersion !== denied.version))) {
    return { looked, notes: ['another version'], matches: [] };
  }
  const message = `Distro ${id} version ${distroVersion} is denied: ${denied.check} ${denied.version}`;
  return { looked, notes: [], matches: [{ message }] };
}

function orders(check: Check): boolean {
  return check.startsWith('<') || check.startsWith('>');
}

/** `9`, `22.04`, `3.21.0_alpha20240807` (which is before `3.21.0`). */
function isVersion(version: string): boolean {
  return /^\d+(?:\.\d+)*(?:_(?:alpha|beta|rc)\d*)?$/.test(version.trim());
}

/** Python's order is that of releases: `9` is `9.0`. */
function compareVersions(a: string, b: string): number | undefined {
  return isVersion(a) && isVersion(b) ? schemeOf('PyPI')?.compare(a, b) : undefined;
}
