import type { Operator } from './operator';
import type { RunningPlatform } from '../platform/running-platform';

/** What a command answers: the same as JSON and as text for people. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  /** Default 0. */
  readonly exitCode?: number;
}

export interface CommandContext {
  /** Finds the platform of the home when first used. @throws NoPlatformRuns */
  readonly platform: () => RunningPlatform;
  readonly operator: () => Operator;
}

export interface Command {
  /** One line per form. */
  readonly usage: readonly string[];
  /** Options besides `--json`: name → whether it takes a value. */
  readonly options?: Readonly<Record<string, 'flag' | 'value'>>;
  readonly run: (
    args: readonly string[],
    options: Readonly<Record<string, string | boolean | undefined>>,
    context: CommandContext,
  ) => Promise<Answer>;
}

/** What was typed cannot be a command; the usage is shown with it. */
export class WrongUsage extends Error {}

/** The argument at that place. @throws WrongUsage naming it */
export function required(args: readonly string[], index: number, name: string): string {
  const argument = args[index];
  if (argument === undefined) throw new WrongUsage(`<${name}> is missing`);
  return argument;
}
