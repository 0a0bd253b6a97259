import type { ImageAnalysis } from '../../model/analysis.ts';
import { type Compared, compared, isTextCheck } from '../compared-text.ts';
import { isCovered, withCovered } from '../covered.ts';
import type { PolicyFacts } from '../facts.ts';
import { type Gate, type TriggerMatch, type TriggerOutcome, trigger } from '../gate.ts';
import { optional, required } from '../parameter.ts';
import { boolean, choice, list, numberList } from '../parameter-kinds.ts';
import { preparedDockerfile } from '../prepared-dockerfile.ts';
import { amount, noted } from '../tally.ts';
import { triggerIdOf } from '../trigger-id.ts';

const instructions = [
  'ADD',
  'ARG',
  'COPY',
  'CMD',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'USER',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'VOLUME',
  'WORKDIR',
] as const;

const checks = ['=', '!=', 'exists', 'not_exists', 'like', 'not_like', 'in', 'not_in'] as const;

const actualOnly = optional(boolean, {
  description:
    'Looks at a Dockerfile that was supplied with the image, and not at one told from its history.',
  example: 'true',
});

const listType = choice('whitelist', 'blacklist', 'allowlist', 'denylist');

function allows(type: 'whitelist' | 'blacklist' | 'allowlist' | 'denylist'): boolean {
  return type === 'whitelist' || type === 'allowlist';
}

const instruction = trigger({
  name: 'instruction',
  description: 'Fires for each line of one instruction for which the check holds, or when there is none.',
  parameters: {
    instruction: required(choice(...instructions), {
      description: 'Which instruction to look at.',
      example: 'FROM',
    }),
    check: required(choice(...checks), {
      description: 'How what stands behind the instruction is compared with the value.',
      example: '=',
    }),
    value: optional(compared, {
      description:
        'A text; an expression for like and not_like; texts with commas between for in and not_in.',
      example: 'scratch',
    }),
    actual_dockerfile_only: actualOnly,
  },
  together({ check, value }) {
    const problem = value?.problemWith(check);
    return problem === undefined ? [] : [{ parameter: 'value', problem }];
  },
  check({ analysis }, { instruction, check, value, actual_dockerfile_only }) {
    return (
      unfit(analysis, actual_dockerfile_only) ??
      checkInstruction(preparedDockerfile(analysis).get(instruction) ?? [], { instruction, check, value })
    );
  },
});

interface InstructionRule {
  readonly instruction: string;
  readonly check: string;
  readonly value: Compared | undefined;
}

function checkInstruction(
  lines: readonly string[],
  { instruction, check, value }: InstructionRule,
): TriggerOutcome {
  const looked = amount(lines.length, `${instruction} line`);
  if (check === 'not_exists' && lines.length === 0) {
    const message = `Dockerfile directive '${instruction}' not found, matching condition 'not_exists' check`;
    return { looked, notes: [], matches: [{ message }] };
  }
  if (isTextCheck(check) && value === undefined)
    return { looked, notes: [`the check ${check} never holds without a value`], matches: [] };
  const held = lines.filter((line) => holds(check, value, line));
  const outcome = {
    looked,
    notes: noted(lines.length - held.length, `for which the check ${check} does not hold`),
    matches: held.map((line) => ({
      message: `Dockerfile directive '${instruction}' check '${check}' matched against '${value?.text ?? ''}' for line '${line}'`,
    })),
  };
  if (!isTextCheck(check)) return outcome;
  return withCovered(outcome, lines.filter(isCovered).length, [lines.length, `${instruction} line`]);
}

function holds(check: string, value: Compared | undefined, line: string): boolean {
  return isTextCheck(check) ? value?.holds(check, line) === true : check === 'exists';
}

const effectiveUser = trigger({
  name: 'effective_user',
  description: 'Fires for the user of the last USER line, root without one, when the list does not allow it.',
  parameters: {
    users: required(list, { description: 'Names of users.', example: 'root,docker' }),
    type: required(listType, {
      description: 'Whether these users are the only ones allowed, or are not allowed.',
      example: 'blacklist',
    }),
  },
  check({ analysis }, { users, type }) {
    const nothing = unfit(analysis, false);
    if (nothing) return nothing;
    const user = userOf(preparedDockerfile(analysis).get('USER')?.at(-1) ?? 'root');
    return withCovered(judgeUser(user, users, allows(type)), isCovered(user) ? 1 : 0, [1, 'effective user']);
  },
});

function judgeUser(user: string, users: readonly string[], allowed: boolean): TriggerOutcome {
  const looked = `the effective user, ${user}`;
  if (user === '') return { looked, notes: ['the last USER line names nobody'], matches: [] };
  const listed = users.includes(user);
  const said = listed ? 'the list names it' : 'the list does not name it';
  if (listed === allowed) return { looked, notes: [said], matches: [] };
  return { looked, notes: [], matches: [listed ? deniedUser(user) : userNotAllowed(user)] };
}

function userNotAllowed(user: string): TriggerMatch {
  return { message: `User ${user} found as effective user, which is not on the allowed list` };
}

/** Older Engines had a word more in the message: allowlists may still go by that. */
function deniedUser(user: string): TriggerMatch {
  const message = `User ${user} found as effective user, which is explicity not allowed`;
  return { message, otherIds: [triggerIdOf('dockerfile', 'effective_user', `${message} list`)] };
}

/** The history of Docker's own builder has brackets around it. */
function userOf(line: string): string {
  return (/^\[?([^\]]*)/.exec(line)?.[1] ?? '').trim();
}

const exposedPorts = trigger({
  name: 'exposed_ports',
  description: 'Fires for each port of an EXPOSE line that the list does not allow.',
  parameters: {
    ports: required(numberList, { description: 'Numbers of ports.', example: '80,8080,8088' }),
    type: required(listType, {
      description: 'Whether these ports are the only ones allowed, or are not allowed.',
      example: 'blacklist',
    }),
    actual_dockerfile_only: actualOnly,
  },
  check({ analysis }, { ports, type, actual_dockerfile_only }) {
    const nothing = unfit(analysis, actual_dockerfile_only);
    if (nothing) return nothing;
    const lines = (preparedDockerfile(analysis).get('EXPOSE') ?? []).map((line) =>
      line.split(/\s+/).filter((port) => port !== ''),
    );
    const listed = new Set(ports.flatMap(forms));
    const allowed = (port: string): boolean => listed.has(port) === allows(type);
    const exposed = lines.flat();
    const outcome = {
      looked: amount(exposed.length, 'exposed port'),
      notes: noted(exposed.filter(allowed).length, 'that the list allows'),
      matches: allows(type)
        ? exposed.filter((port) => !allowed(port)).map(notAllowed)
        : lines.flatMap((line) => ports.flatMap((port) => denied(port, line))),
    };
    return withCovered(outcome, exposed.filter(isCovered).length, [exposed.length, 'exposed port']);
  },
});

/** As a port is exposed. https://docs.docker.com/reference/dockerfile/#expose */
function forms(port: number): string[] {
  return [`${port}`, `${port}/tcp`, `${port}/udp`];
}

function notAllowed(port: string): TriggerMatch {
  return { message: `Dockerfile exposes port (${port}) which is not in policy file ALLOWEDPORTS list` };
}

/** The Engine does not look for more forms of a port when it found one in a line. */
function denied(port: number, line: readonly string[]): TriggerMatch[] {
  const found = forms(port).find((form) => line.includes(form));
  if (found === undefined) return [];
  return [{ message: `Dockerfile exposes port (${found}) which is in policy file DENIEDPORTS list` }];
}

const noDockerfile = trigger({
  name: 'no_dockerfile_provided',
  description: 'Fires when no Dockerfile was supplied with the image.',
  parameters: {},
  check: ({ analysis }: PolicyFacts) =>
    analysis.dockerfile.mode === 'Actual'
      ? { looked: 'the Dockerfile', notes: ['it was supplied'], matches: [] }
      : {
          looked: 'the Dockerfile',
          notes: [],
          matches: [{ message: 'Image was not analyzed with an actual Dockerfile' }],
        },
});

/** The outcome where there is no Dockerfile to look at. */
function unfit(analysis: ImageAnalysis, actualOnly: boolean | undefined): TriggerOutcome | undefined {
  const nothing = (why: string): TriggerOutcome => ({ looked: 'no Dockerfile', notes: [why], matches: [] });
  if (preparedDockerfile(analysis).size === 0) return nothing('there is no instruction');
  if (actualOnly === true && analysis.dockerfile.mode !== 'Actual')
    return nothing('none was supplied, and the one told from the history is not to be looked at');
  return undefined;
}

export const dockerfile: Gate = {
  name: 'dockerfile',
  description: 'How the image was built: by the Dockerfile supplied with it, or as its history tells.',
  triggers: [instruction, effectiveUser, exposedPorts, noDockerfile],
};
