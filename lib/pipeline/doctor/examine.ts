import { type Examined, notChecked, type Outcome } from '../../domain/doctor/outcome.ts';
import { NoAnswer } from '../ports/doctor.ts';

/** One thing that a doctor looks at. */
export type Check = { name: string; run(): Promise<Outcome> };

/**
 * Makes every check, all at once, and tells of each in the order in which they stand. One that gets no answer, or meets
 * with something that nobody had reckoned with, keeps none of the others back.
 */
export const examine = async function* (checks: readonly Check[]): AsyncGenerator<Examined> {
  const running = checks.map(async ({ name, run }) => ({ check: name, outcome: await answered(run) }));
  for (const examined of running) yield await examined;
};

const answered = async (run: Check['run']): Promise<Outcome> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof NoAnswer) return notChecked(error.message, error.toDo);
    const name = error instanceof Error ? error.name : typeof error;
    return notChecked(`The check itself failed (${name}).`, 'Run this again; if it stays, report it.');
  }
};
