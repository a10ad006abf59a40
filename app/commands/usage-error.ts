import { type ParseArgsConfig, parseArgs } from 'node:util';
import { OperatorError } from '#core/db/embedded/operator-error.ts';

/** The command was asked wrongly: its usage is shown, and the exit code is 2. */
export class UsageError extends OperatorError {}

/** The arguments of a command. @throws UsageError that says what is strange */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
