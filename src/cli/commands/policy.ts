import type { Command } from 'commander';
import type { CommandModule, Start } from '../command.ts';
import { addDockerfileOption, addImageOptions, addOutputOption, append, imageHelp } from '../flags.ts';
import { addPolicyOptions, addTimeOption } from '../policy-flags.ts';
import { addNoSecretsOption, addSecretsOptions } from '../secrets-flags.ts';
import {
  addAdvisoryOptions,
  addNoVulnerabilitiesOption,
  addVulnerabilityOptions,
} from '../vulnerability-flags.ts';

const help = `
Bundles are those of Anchore Engine (form 1_0), as JSON or YAML; docs/policy.md tells what is in them.

Examples:
  kedge policy init policy.yaml --starter ci        a commented bundle to begin with
  kedge policy show vulnerabilities package         what a rule can look for
  kedge policy validate policy.yaml                 every fault, with line and column
  kedge policy explain app:dev --policy policy.yaml
  kedge policy diff old.yaml new.yaml --images app:1.2 --images analyses/
  kedge policy test policy-tests/ -o junit=policy.xml
`;

const subjects = `${imageHelp.trimEnd()}
  FILE, sbom:FILE           in place of an image: an analysis that \`kedge scan -o json\` wrote, or an SBOM
`;

export const policy: CommandModule = {
  register(program, start) {
    const command = program
      .command('policy')
      .summary('write, check, explain, compare and test policy bundles')
      .description('A policy bundle decides whether an image may ship; `kedge check` judges by it.')
      .addHelpText('after', help);
    addInit(command, start);
    addShow(command, start);
    addValidate(command, start);
    addExplain(command, start);
    addDiff(command, start);
    addTest(command, start);
  },
};

function addInit(command: Command, start: Start): void {
  command
    .command('init [file]')
    .description('write a commented bundle to begin with; to standard output without a file')
    .option('--starter <name>', 'default (as the Engine’s), ci, strict or cis', 'default')
    .action(
      start(async (session, invocation) => {
        const { init } = await import('../policy-init.ts');
        await init(session, invocation);
      }),
    );
}

function addShow(command: Command, start: Start): void {
  addOutputOption(
    command.command('show [gate] [trigger]').description('describe gates, triggers and their parameters'),
    ['table', 'json'],
  ).action(
    start(async (session, invocation) => {
      const { show } = await import('../policy-show.ts');
      await show(session, invocation);
    }),
  );
}

function addValidate(command: Command, start: Start): void {
  addOutputOption(
    command
      .command('validate <file...>')
      .description('list everything that is wrong with bundles; exit status 2 when there are errors'),
    ['table', 'json'],
  ).action(
    start(async (session, invocation) => {
      const { validate } = await import('../policy-validate.ts');
      await validate(session, invocation);
    }),
  );
}

function addExplain(command: Command, start: Start): void {
  const explain = command
    .command('explain <image>')
    .description('tell for every rule what it looked at, and why it fired or did not');
  addOutputOption(explain, ['text', 'json']);
  addSecretsOptions(addDockerfileOption(addImageOptions(addPolicyOptions(explain))));
  addNoVulnerabilitiesOption(addVulnerabilityOptions(addNoSecretsOption(explain)))
    .addHelpText('after', subjects)
    .action(
      start(async (session, invocation) => {
        const { explain } = await import('../policy-explain.ts');
        await explain(session, invocation);
      }),
    );
}

function addDiff(command: Command, start: Start): void {
  const diff = command
    .command('diff <old> <new>')
    .description('list every verdict that another bundle would change, and why')
    .requiredOption('--images <image>', 'what to judge, or a folder with analyses; repeatable', append);
  addOutputOption(diff, ['table', 'json']);
  addAdvisoryOptions(addSecretsOptions(addImageOptions(addTimeOption(diff))))
    .addHelpText('after', subjects)
    .action(
      start(async (session, invocation) => {
        const { diff } = await import('../policy-diff.ts');
        await diff(session, invocation);
      }),
    );
}

function addTest(command: Command, start: Start): void {
  addOutputOption(
    command
      .command('test <folder>')
      .description('run the expectations in a folder; exit status 1 when one is not met'),
    ['table', 'junit', 'json'],
  ).action(
    start(async (session, invocation) => {
      const { test } = await import('../policy-test.ts');
      await test(session, invocation);
    }),
  );
}
