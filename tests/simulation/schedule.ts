import type { Instant } from '../../lib/domain/time/instant.ts';
import { millisecondsOf, minute } from './moments.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The schedule of sweeps: a tick each minute while something is due, passing over the minutes that find nothing. */
export const createSchedule = (
  time: VirtualTime,
  { tick, nextDueAt }: { tick: () => void; nextDueAt: () => Instant | undefined },
) => {
  let planned = Number.POSITIVE_INFINITY;
  let pause = 1;

  const plan = (moment: number): void => {
    const at = Math.ceil(moment / minute) * minute;
    if (at >= planned) return;
    planned = at;
    time.at(at, () => {
      if (planned !== at) return;
      planned = Number.POSITIVE_INFINITY;
      tick();
      // What stays due is looked at again, ever later: a day of waiting needs no thousand sweeps.
      time.after(minute - 1, () => {
        const due = nextDueAt();
        if (due) plan(Math.max(millisecondsOf(due), time.now() + pause * minute));
        pause = Math.min(2 * pause, 24 * 60);
      });
    });
  };
  /** Something falls due at a moment. */
  const expect = (moment: number): void => {
    pause = 1;
    plan(moment);
  };
  return { expect, /** What was stopped may go on. */ nudge: () => expect(time.now()) };
};
