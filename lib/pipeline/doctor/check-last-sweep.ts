import { type Outcome, warned, well, wrong } from '../../domain/doctor/outcome.ts';
import { millisecondsApart, millisecondsBetween } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'sending' | 'queue'>;

const minute = 60_000;

/** Sweeps leave word every five minutes; twice that, and a bit. */
const longest = 12 * minute;

/** What is due is mostly sent within the next sweep. */
const late = 15 * minute;

/** Whether sweeps run, and whether they get done what is due. */
export const checkLastSweep =
  ({ clock, sending, queue }: Needs) =>
  async (): Promise<Outcome> => {
    const [{ sweptAt, hold }, nextDueAt] = await Promise.all([sending.load(), queue.nextDueAt()]);
    const now = clock.now();
    const look = 'See what the check of the schedules says, and the log of send-lessons.';
    if (!sweptAt)
      return wrong(
        'No sweep has ever left word.',
        `A stage that has just been deployed takes a minute; before 1.1, sweeps left none. ${look}`,
      );
    const apart = millisecondsApart(sweptAt, now);
    if (apart > longest)
      return wrong(`The last sweep that left word was at ${sweptAt}: no mail goes out.`, look);
    if (hold)
      return warned('Sweeps run, and sending is stopped.', '"dripline release" says why, and lets it go on.');
    const waits = nextDueAt ? millisecondsBetween(nextDueAt, now) : 0;
    if (waits > late)
      return warned(
        `Sweeps run, and something has been due for ${Math.round(waits / minute)} minutes.`,
        'A big issue may be going out; otherwise see the log of send-lessons.',
      );
    return well(`The last sweep that left word was ${Math.round(apart / minute)} minutes ago.`);
  };
