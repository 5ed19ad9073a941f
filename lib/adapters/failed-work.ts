import { once } from '../domain/once.ts';
import type { DeadLetters, RunAgain } from '../pipeline/ports/dead-letters.ts';
import type { Environment } from './environment.ts';

export type FailedWork = { deadLetters: DeadLetters; runAgain: RunAgain };

/** What failed for good on a stage, and who does it once more. Its clients of AWS are loaded when something is asked. */
export const failedWork = ({
  DEAD_LETTERS,
  STAGE,
}: Pick<Environment, 'DEAD_LETTERS' | 'STAGE'>): FailedWork => {
  const deadLetters = once(async () =>
    (await import('./dead-letters.ts')).createDeadLetters(DEAD_LETTERS, STAGE),
  );
  const runAgain = once(async () => (await import('./run-again.ts')).createRunAgain(STAGE));
  return {
    deadLetters: {
      howMany: async () => (await deadLetters()).howMany(),
      waiting: async function* () {
        yield* (await deadLetters()).waiting();
      },
      remove: async (letter) => (await deadLetters()).remove(letter),
      putBack: async (letter) => (await deadLetters()).putBack(letter),
    },
    runAgain: async (work) => (await runAgain())(work),
  };
};
