import type { Gate, Trigger } from '../gate.ts';

interface Ended {
  readonly gate: string;
  /** The gate that took its place, if one did. */
  readonly by?: string;
  readonly description: string;
  readonly triggers: readonly string[];
}

/** What the Engine took out of service: policies that name one are known to be old, not to be mistaken. */
const table: readonly Ended[] = [
  {
    gate: 'anchoresec',
    by: 'vulnerabilities',
    description: 'Vulnerabilities of the packages.',
    triggers: [
      'vulnlow',
      'vulnmedium',
      'vulnhigh',
      'vulncritical',
      'vulnunknown',
      'feedoutofdate',
      'unsupporteddistro',
    ],
  },
  {
    gate: 'dockerfilecheck',
    by: 'dockerfile',
    description: 'Instructions of the Dockerfile.',
    triggers: [
      'directivecheck',
      'effectiveuser',
      'expose',
      'nofrom',
      'fromscratch',
      'notag',
      'sudo',
      'volumepresent',
      'nohealthcheck',
      'nodockerfile',
    ],
  },
  {
    gate: 'filecheck',
    by: 'files',
    description: 'Names, content and modes of files.',
    triggers: ['contentmatch', 'filenamematch', 'suidsgidcheck'],
  },
  {
    gate: 'fileparse_passwd',
    by: 'passwd_file',
    description: 'Entries of /etc/passwd.',
    triggers: ['filenotstored', 'usernamematch', 'useridmatch', 'groupidmatch', 'shellmatch', 'pentrymatch'],
  },
  {
    gate: 'gemcheck',
    by: 'ruby_gems',
    description: 'Ruby gems.',
    triggers: [
      'gemnotlatest',
      'gemnotofficial',
      'gembadversion',
      'gempkgfullmatch',
      'gempkgnamematch',
      'gemnofeed',
    ],
  },
  { gate: 'imagecheck', description: 'Age of the base image.', triggers: ['baseoutofdate'] },
  {
    gate: 'licblacklist',
    by: 'licenses',
    description: 'Licenses of the packages.',
    triggers: ['licfullmatch', 'licsubmatch'],
  },
  {
    gate: 'metadatacheck',
    by: 'metadata',
    description: 'Attributes of the image.',
    triggers: ['attributecheck'],
  },
  {
    gate: 'npmcheck',
    by: 'npms',
    description: 'Node packages.',
    triggers: [
      'npmnotlatest',
      'npmnotofficial',
      'npmbadversion',
      'npmpkgfullmatch',
      'npmpkgnamematch',
      'npmnofeed',
    ],
  },
  {
    gate: 'pkgblacklist',
    by: 'packages',
    description: 'Packages that must not be there.',
    triggers: ['pkgfullmatch', 'pkgnamematch'],
  },
  {
    gate: 'pkgcheck',
    by: 'packages',
    description: 'Packages that must be there, and their files.',
    triggers: ['pkgnotpresent', 'verify'],
  },
  {
    gate: 'pkgdiff',
    description: 'Packages that differ from those of the base image.',
    triggers: ['pkgversiondiff', 'pkgadd', 'pkgdel', 'pkgdiff'],
  },
  {
    gate: 'secretcheck',
    by: 'secret_scans',
    description: 'Secrets in files.',
    triggers: ['contentmatch', 'filenamematch'],
  },
  {
    gate: 'suiddiff',
    description: 'Files with setuid that differ from those of the base image.',
    triggers: ['suiddiff', 'suidfileadd', 'suidfiledel', 'suidmodediff'],
  },
];

export const endedGates: readonly Gate[] = table.map(({ gate, by, description, triggers }) => ({
  name: gate,
  description,
  lifecycle: 'eol',
  ...(by === undefined ? {} : { supersededBy: by }),
  triggers: triggers.map(endedTrigger),
}));

/** Takes any parameters, since nothing reads them, and never fires. */
function endedTrigger(name: string): Trigger {
  return {
    name,
    aliases: [],
    description: 'Never fires: it was taken out of service.',
    parameters: {},
    lifecycle: 'eol',
    needsAdvisories: false,
    prepare: () => ({
      check: () => ({ looked: 'nothing: the gate was taken out of service', notes: [], matches: [] }),
    }),
  };
}
