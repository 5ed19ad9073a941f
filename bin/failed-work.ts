import { createDeadLetters } from '../lib/adapters/dead-letters.ts';
import type { Environment } from '../lib/adapters/environment.ts';
import { createRunAgain } from '../lib/adapters/run-again.ts';
import type { Stage } from './stage.ts';

/** What failed for good on a stage, and who does it once more. */
export const failedWork = ({
  DEAD_LETTERS,
  STAGE,
}: Pick<Environment, 'DEAD_LETTERS' | 'STAGE'>): Pick<Stage, 'deadLetters' | 'runAgain'> => ({
  deadLetters: createDeadLetters(DEAD_LETTERS, STAGE),
  runAgain: createRunAgain(STAGE),
});
