import type { Instant } from '../../lib/domain/time/instant.ts';
import type { Keep } from '../memory/keep.ts';
import { millisecondsOf, minute } from './moments.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The schedule of sweeps: a tick each minute while something is due, passing over the minutes that find nothing. */
export const createSchedule = (
  time: VirtualTime,
  { keep, tick, nextDueAt }: { keep: Keep; tick: () => void; nextDueAt: () => Instant | undefined },
) => {
  const next = keep({ at: Number.POSITIVE_INFINITY, pause: 1 });

  const plan = (moment: number): void => {
    const at = Math.ceil(moment / minute) * minute;
    if (at >= next.at) return;
    next.at = at;
    const begin = () => {
      if (next.at !== at) return;
      next.at = Number.POSITIVE_INFINITY;
      tick();
      time.after(minute - 1, lookAgain, () => 'another look at what is due');
    };
    time.at(at, begin, () => (next.at === at ? 'a tick' : undefined));
  };
  // What stays due is looked at again, ever later: a day of waiting needs no thousand sweeps.
  const lookAgain = (): void => {
    const due = nextDueAt();
    if (due) plan(Math.max(millisecondsOf(due), time.now() + next.pause * minute));
    next.pause = Math.min(2 * next.pause, 24 * 60);
  };
  /** Something falls due at a moment. */
  const expect = (moment: number): void => {
    next.pause = 1;
    plan(moment);
  };
  return { expect, /** What was stopped may go on. */ nudge: () => expect(time.now()) };
};
