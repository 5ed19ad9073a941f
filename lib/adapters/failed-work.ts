import type { DeadLetters, RunAgain } from '../pipeline/ports/dead-letters.ts';
import { createDeadLetters } from './dead-letters.ts';
import type { Environment } from './environment.ts';
import { createRunAgain } from './run-again.ts';

export type FailedWork = { deadLetters: DeadLetters; runAgain: RunAgain };

/** What failed for good on a stage, and who does it once more. */
export const failedWork = ({
  DEAD_LETTERS,
  STAGE,
}: Pick<Environment, 'DEAD_LETTERS' | 'STAGE'>): FailedWork => ({
  deadLetters: createDeadLetters(DEAD_LETTERS, STAGE),
  runAgain: createRunAgain(STAGE),
});
