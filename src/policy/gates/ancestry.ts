import { type Ancestor, ancestorsOf, wholeReference } from '../ancestors.ts';
import type { PolicyFacts } from '../facts.ts';
import { type Gate, type Trigger, type TriggerOutcome, trigger } from '../gate.ts';
import { required } from '../parameter.ts';
import { list } from '../parameter-kinds.ts';
import { Tally } from '../tally.ts';

/** What images are told apart by. */
interface By {
  readonly word: 'digest' | 'tag';
  readonly example: string;
  readonly names: (ancestor: Ancestor) => ReadonlySet<string>;
  readonly canonical: (written: string) => string;
}

const digest: By = {
  word: 'digest',
  example: 'sha256:123abc',
  names: ({ digests }) => digests,
  canonical: (written) => written.toLowerCase(),
};

const tag: By = {
  word: 'tag',
  example: 'docker.io/nginx:latest',
  names: ({ tags }) => tags,
  canonical: wholeReference,
};

export const ancestry: Gate = {
  name: 'ancestry',
  description: 'What the image was built from.',
  triggers: [
    allowedBase('base_digest', digest),
    allowedBase('base_tag', tag),
    deniedAncestor('ancestor_digest', digest),
    deniedAncestor('ancestor_tag', tag),
    trigger({
      name: 'no_ancestors_analyzed',
      description:
        'Fires when no image is known that this one was built from: the one of --base, when its layers are the lowest ones.',
      parameters: {},
      check: (facts) => ({
        looked: lookedAt(ancestorsOf(facts)),
        notes: [],
        matches: ancestorsOf(facts).some(({ verified }) => verified)
          ? []
          : [{ message: 'No image is known that this one was built from' }],
      }),
    }),
  ],
};

function allowedBase(parameter: 'base_digest' | 'base_tag', by: By): Trigger {
  return trigger({
    name: `allowed_base_image_${by.word}`,
    description: `Fires when the ${by.word} of the base image is not one of these, or no base image is known.`,
    parameters: {
      [parameter]: required(list, {
        description: `Every ${by.word} that a base image may have.`,
        example: by.example,
      }),
    },
    check: (facts, values) => allowed(facts, values[parameter] ?? [], by),
  });
}

function deniedAncestor(parameter: 'ancestor_digest' | 'ancestor_tag', by: By): Trigger {
  return trigger({
    name: `denylist_ancestor_image_${by.word}`,
    aliases: [`denied_base_image_${by.word}`],
    description: `Fires for every image that this one was built from and that has one of these ${by.word}s.`,
    parameters: {
      [parameter]: required(list, {
        description: `Every ${by.word} that no image of the ancestry may have.`,
        example: by.example,
        aliases: [`base_${by.word}`],
      }),
    },
    check: (facts, values) => denied(facts, values[parameter] ?? [], by),
  });
}

function allowed(facts: PolicyFacts, written: readonly string[], by: By): TriggerOutcome {
  const base = nearestOf(facts);
  const looked = lookedAt(base === undefined ? [] : [base]);
  if (base === undefined) {
    const message = `The base image is not known: its ${by.word} cannot be an approved one`;
    return { looked, notes: [], matches: [{ message }] };
  }
  const names = by.names(base);
  const approved = new Set(written.map(by.canonical));
  if ([...names].some((name) => approved.has(name))) {
    return { looked, notes: [`its ${by.word} is an approved one`], matches: [] };
  }
  const found = names.size === 0 ? 'not known' : [...names].join(', ');
  return {
    looked,
    notes: [],
    matches: [{ message: `The ${by.word} of the base image is not an approved one: ${found}` }],
  };
}

/** Whoever gives a base image wants that one to be it: a label cannot take its place. */
function nearestOf(facts: PolicyFacts): Ancestor | undefined {
  const [nearest] = ancestorsOf(facts);
  return facts.related.base === undefined || nearest?.verified === true ? nearest : undefined;
}

function denied(facts: PolicyFacts, written: readonly string[], by: By): TriggerOutcome {
  const ancestors = ancestorsOf(facts);
  const refused = new Set(written.map(by.canonical));
  const names = new Set(ancestors.flatMap((each) => [...by.names(each)]));
  const found = [...names].filter((name) => refused.has(name));
  const tally = new Tally();
  tally.add(`with another ${by.word}`, names.size - found.length);
  return {
    looked: lookedAt(ancestors),
    notes: tally.notes(),
    matches: found.map((name) => ({ message: `The image was built from a denied one: ${name}` })),
  };
}

function lookedAt(ancestors: readonly Ancestor[]): string {
  if (ancestors.length === 0) return 'nothing: no base image of this one was given, and no label counts';
  const verified = ancestors.filter((each) => each.verified).length;
  const parts = [
    ...(verified > 0 ? ['the base image that was given'] : []),
    ...(verified < ancestors.length ? ['labels that name a base image'] : []),
  ];
  return parts.join(' and ');
}
