import { Temporal } from 'temporal-polyfill';
import { type Instant, instantOf, later } from '../../domain/time/instant.ts';

/** How far a journey came; `stopped` where it was told to stop before its end. */
export type TimeTravel = { now: Instant; sweeps: number; sent: number; stopped?: true };

type Works = {
  now(): Instant;
  /** Puts every clock of the local world to a moment. */
  moveTo(moment: Instant): Promise<void>;
  /** What the due index holds, earliest first. */
  dueTimes(): Promise<Instant[]>;
  /** One run of the sender; how many mails it sent. */
  sweep(): Promise<number>;
  /** One run of build-course. */
  build(): Promise<unknown>;
  /** Whether to stop where the clock is now: before the next move is a safe point, since all that was due is done or left due. */
  isToStop(): boolean;
};

/** Where a year-long search for the next mail gives up. */
const horizon = { days: 3653 } as const;
const longestPause = 24 * 60;

/**
 * Moves the clock to a moment, or to the next mail that goes out, and runs on the way what the schedules would
 * have run. Sweeps come each minute; those that would find nothing due are passed over, so that a year takes
 * seconds. Of the daily builds one is run: while the clock is being moved nobody changes content, so the
 * others would find what it found. Something that stays due is tried again after a minute, then ever later.
 */
export const travelTo =
  ({ now, moveTo, dueTimes, sweep, build, isToStop }: Works) =>
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over what the schedules would have run.
  async (goal: Instant | 'next-mail'): Promise<TimeTravel> => {
    const { start, end, buildsUntil } = spanOf(now(), goal);
    const counted = { sweeps: 0, sent: 0 };
    const sweepAt = async (moment: Instant): Promise<number> => {
      await moveTo(moment);
      const sent = await sweep();
      counted.sweeps += 1;
      counted.sent += sent;
      return sent;
    };

    const buildBefore = dailyBuild({ moveTo, build }, later(start, { days: 1 }));
    let pause = 1;
    const stopped = () => ({ now: now(), ...counted, stopped: true as const });
    for (;;) {
      if (isToStop()) return stopped();
      const tick = nextTick(await dueTimes(), now(), pause);
      const stop = tick && tick < end ? tick : undefined;
      // What the build brings may be due before anything else.
      if (await buildBefore(stop ?? buildsUntil)) continue;
      if (!stop) break;
      const sent = await sweepAt(stop);
      if (sent > 0 && goal === 'next-mail') break;
      pause = sent > 0 ? 1 : Math.min(2 * pause, longestPause);
    }
    if (isToStop()) return stopped();
    if (goal !== 'next-mail') await sweepAt(end);
    return { now: now(), ...counted };
  };

/** Where a journey ends. Where no mail comes, nothing is built on the way to it. */
const spanOf = (start: Instant, goal: Instant | 'next-mail') =>
  goal === 'next-mail'
    ? { start, end: later(start, horizon), buildsUntil: start }
    : { start, end: goal, buildsUntil: goal };

/** Runs the one build that is due at a moment before what is to happen after it, and says whether it did. */
const dailyBuild = ({ moveTo, build }: Pick<Works, 'moveTo' | 'build'>, at: Instant) => {
  let isBuilt = false;
  return async (moment: Instant): Promise<boolean> => {
    if (isBuilt || at > moment) return false;
    isBuilt = true;
    await moveTo(at);
    await build();
    return true;
  };
};

/** The next minute in which a sweep finds something due; what was left due is tried again after `pause` minutes. */
const nextTick = (dueTimes: readonly Instant[], now: Instant, pause: number): Instant | undefined => {
  const ahead = dueTimes.find((due) => due > now);
  const leftDue = dueTimes.some((due) => due <= now);
  return [
    ...(ahead ? [wholeMinute(ahead)] : []),
    ...(leftDue ? [wholeMinute(later(now, { minutes: pause - 1, milliseconds: 1 }))] : []),
  ].sort()[0];
};

/** The first whole minute that is not before a moment. */
const wholeMinute = (moment: Instant): Instant =>
  instantOf(Temporal.Instant.from(moment).round({ smallestUnit: 'minute', roundingMode: 'ceil' }));
