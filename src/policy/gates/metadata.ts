import type { ImageMetadata } from '../../model/inspection.ts';
import { type Compared, compared, isTextCheck } from '../compared-text.ts';
import { type Comparison, comparisons, holds } from '../comparison.ts';
import { type Gate, trigger } from '../gate.ts';
import { optional, type ParameterFault, required } from '../parameter.ts';
import { choice, integer } from '../parameter-kinds.ts';

const attributes = [
  'size',
  'architecture',
  'os_type',
  'distro',
  'distro_version',
  'like_distro',
  'layer_count',
] as const;
type Attribute = (typeof attributes)[number];

const checks = [...comparisons, 'exists', 'not_exists', 'like', 'not_like', 'in', 'not_in'] as const;
type Check = (typeof checks)[number];

interface AttributeRule {
  readonly attribute: Attribute;
  readonly check: Check;
  readonly value: Compared | undefined;
}

const attribute = trigger({
  name: 'attribute',
  description: 'Fires when the check holds for one attribute of the image.',
  parameters: {
    attribute: required(choice(...attributes), {
      description: 'Which attribute to look at; size is in bytes, unpacked.',
      example: 'size',
    }),
    check: required(choice(...checks), {
      description: 'How it is compared: size and layer_count as numbers, all else as text.',
      example: '>',
    }),
    value: optional(compared, {
      description:
        'A number for layer_count; bytes for size, or units of 1024 (kb, mb, gb, tb); else a text, for like and not_like an expression, for in and not_in texts with commas between.',
      example: '1073741824',
    }),
  },
  together: faultsOf,
  check({ analysis }, rule) {
    const { attribute, check, value } = rule;
    const actual = actualOf(analysis.metadata, attribute);
    const looked = `${attribute}, which is ${actual}`;
    if (!isPresence(check) && (value === undefined || value.text === ''))
      return { looked, notes: [`the check ${check} never holds without a value`], matches: [] };
    const wanted = wantedBy(rule);
    if (!checkHolds(actual, rule, wanted)) {
      const written = value === undefined || value.text === '' ? check : `${check} ${value.text}`;
      return { looked, notes: [`the check ${written} does not hold`], matches: [] };
    }
    const message = `Attribute check for attribute: '${attribute}' check: '${check}' check_value: '${wanted}' matched image value: '${actual}'`;
    return { looked, notes: [], matches: [{ message }] };
  },
});

function isNumber(attribute: Attribute): attribute is 'size' | 'layer_count' {
  return attribute === 'size' || attribute === 'layer_count';
}

function faultsOf({ attribute, check, value }: AttributeRule): readonly ParameterFault[] {
  const faults: ParameterFault[] = [];
  if (isNumber(attribute) && !isComparison(check) && !isPresence(check))
    faults.push({ parameter: 'check', problem: `cannot be ${check} for ${attribute}, which is a number` });
  const problem = value === undefined ? undefined : problemOf(attribute, check, value);
  if (problem !== undefined) faults.push({ parameter: 'value', problem });
  return faults;
}

function problemOf(attribute: Attribute, check: Check, value: Compared): string | undefined {
  if (!isNumber(attribute)) return value.problemWith(check);
  if (numberIn(attribute, value.text) !== undefined) return undefined;
  return attribute === 'size'
    ? 'must be a number of bytes, or a number with kb, mb, gb or tb behind it'
    : 'must be a whole number';
}

/** By power of 1024. */
const units = ['', 'kb', 'mb', 'gb', 'tb'];

function numberIn(attribute: 'size' | 'layer_count', text: string): number | undefined {
  if (attribute === 'layer_count') {
    const read = integer.read(text);
    return 'value' in read ? read.value : undefined;
  }
  const [, digits, unit = ''] = /^(\d{1,15})([kmgt]b)?$/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) * 1024 ** units.indexOf(unit);
}

/** As messages have it. Where none was written, the Engine's have the word for that in Python. */
function wantedBy({ attribute, value }: AttributeRule): string | number {
  if (!isNumber(attribute)) return value?.text ?? 'None';
  return numberIn(attribute, value?.text ?? '') ?? '';
}

function actualOf(metadata: ImageMetadata, attribute: Attribute): string | number {
  switch (attribute) {
    case 'size':
      return metadata.size;
    case 'layer_count':
      return metadata.layerCount;
    case 'os_type':
      return metadata.osType;
    case 'distro_version':
      return metadata.distroVersion;
    case 'like_distro':
      return metadata.likeDistro;
    default:
      return metadata[attribute];
  }
}

function checkHolds(
  actual: string | number,
  { check, value }: AttributeRule,
  wanted: string | number,
): boolean {
  if (isPresence(check)) return Boolean(actual) === (check === 'exists');
  // Texts too are greater and smaller: `9` is greater than `10` there.
  if (isComparison(check)) return holds(actual, check, wanted);
  return isTextCheck(check) && value?.holds(check, String(actual)) === true;
}

function isPresence(check: Check): check is 'exists' | 'not_exists' {
  return check === 'exists' || check === 'not_exists';
}

function isComparison(check: Check): check is Comparison {
  return comparisons.some((each) => each === check);
}

export const metadata: Gate = {
  name: 'metadata',
  description: 'What the image is: its size, platform, distribution and number of layers.',
  triggers: [attribute],
};
