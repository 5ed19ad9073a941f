import pLimit from 'p-limit';
import type { Feedback } from '../../domain/sending/feedback.ts';
import type { Ports } from '../ports.ts';
import { recordArrival } from './record-arrival.ts';

/** Of one mail among many that it has arrived, or something that nobody understands, and as it would be handed over by itself. */
export type Told = { work: object } & (
  | { feedback: Feedback }
  /** The first part that made no sense, as a path of names. */
  | { notUnderstoodAt: string }
);
type Understood = Extract<Told, { feedback: Feedback }>;

/** As many as are read in one call. */
const atOnce = 100;

/**
 * Takes that many mails have arrived, each by itself: what cannot be recorded, or is not understood, waits as a dead letter and keeps none
 * of the others back. Where none at all can be recorded, it is no fault of theirs: that is thrown, for all of them to come again.
 * Safe to repeat.
 */
export const recordArrivals =
  (ports: Parameters<typeof recordArrival>[0] & Pick<Ports, 'keepDeadLetters'>) =>
  async (told: readonly Told[]): Promise<void> => {
    const { telemetry } = ports;
    const record = recordArrival(ports);
    const limit = pLimit(atOnce);

    /** Those that could not be recorded. */
    const recordEach = async (some: readonly Understood[], isLast: boolean): Promise<Understood[]> => {
      const failed = await limit.map(some, async (one) => {
        try {
          await record(one.feedback);
          return [];
        } catch (error) {
          if (isLast) telemetry.surprise(error, { where: 'one of many events' });
          return [one];
        }
      });
      return failed.flat();
    };

    const understood = told.filter((one) => 'feedback' in one);
    const strange = told.filter((one) => 'notUnderstoodAt' in one);
    // What failed for a reason that passes, such as a table that was asked too much at once, has a second chance when the others are done.
    const failed = await recordEach(await recordEach(understood, false), true);
    if (failed.length > 0 && failed.length === understood.length)
      throw new Error(`None of ${failed.length} events could be recorded.`);
    for (const { notUnderstoodAt: at } of strange) {
      telemetry.count('eventsNotUnderstood');
      telemetry.warn('event-not-understood', { at });
    }
    const left = [...strange, ...failed];
    if (left.length > 0) await ports.keepDeadLetters(left.map(({ work }) => work));
  };
