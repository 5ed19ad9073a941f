import { exitCodes } from './exit-code.ts';

/** A sentence for the person at the command line: what is wrong and what to do. Shown without a stack trace. */
export class UsageError extends Error {
  override name = 'UsageError';

  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}
