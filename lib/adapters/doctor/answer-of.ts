import * as z from 'zod';
import { NoAnswer } from '../../pipeline/ports/doctor.ts';
import { whyRefused } from '../aws/refused-caller.ts';

/** So many milliseconds anybody has for an answer. */
export const timeLimit = 10_000;

/** For an SDK client: it gives up in time, and within one more try. */
export const inTime = (milliseconds: number) => ({
  maxAttempts: 2,
  requestHandler: {
    connectionTimeout: Math.min(3_000, milliseconds),
    requestTimeout: milliseconds,
    // Without this the SDK only logs a warning and goes on waiting.
    throwOnRequestTimeout: true,
  },
});

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/**
 * Asks `whom` and reads what comes back. Whatever keeps it from an answer becomes a sentence for a person; `action` is the right
 * that IAM asks of them for it.
 */
export const answerOf = async <Answer>(
  { whom, action }: { whom: string; action: string },
  ask: () => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    if (whyRefused(nameOf(error)))
      throw new NoAnswer(
        `${whom} does not let you ask (${nameOf(error)}).`,
        `Have ${action} allowed to you; docs/running-it.md has the whole policy.`,
      );
    if (/Timeout|Abort/.test(nameOf(error)))
      throw new NoAnswer(`${whom} gave no answer in time.`, 'Run this again in a few minutes.');
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      throw new NoAnswer(
        `${whom} gave an answer that makes no sense to this version.`,
        'Run this again; if it says the same, a newer version of Dripline may know better.',
      );
    throw new NoAnswer(
      `${whom} could not be asked (${nameOf(error)}).`,
      'Check your connection, credentials and Region, and run this again.',
    );
  }
};
