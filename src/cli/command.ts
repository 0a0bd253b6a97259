import type { Command } from 'commander';
import type { Session } from './session.ts';

/** What the user typed after a command's name. */
export interface Invocation {
  readonly args: readonly string[];
  /** By the option's name in camel case, those of the program included. */
  readonly options: { readonly [name: string]: unknown };
}

export type Work = (session: Session, invocation: Invocation) => Promise<void>;

export interface StartOptions {
  /** False for what has to run with a configuration file that is broken, or not there yet: defaults are in force. */
  readonly configured: boolean;
}

/** Makes the action of a command: reads the configuration, opens a session, runs `work` in it. */
export type Start = (work: Work, options?: StartOptions) => (...parameters: unknown[]) => Promise<void>;

/** A command of the command line. Whatever it needs beyond commander is imported when it runs. */
export interface CommandModule {
  /** Adds the command, with its options and help, to the program. Called once at every start: must be quick. */
  register(program: Command, start: Start): void;
}
