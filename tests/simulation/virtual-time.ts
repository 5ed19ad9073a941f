import { type Instant, instantAt } from '../../lib/domain/time/instant.ts';
import type { State } from './state.ts';

/** Far more than any run needs: a world that goes round in circles is a fault, not a long test. */
const mostEvents = 100_000;

/** What an event that is still to come means, in words that tell it from every other; undefined once it means nothing any more. */
export type Meaning = () => string | undefined;

type Event = { at: number; order: number; happen: () => void; meaning: Meaning | undefined };

/**
 * Time that moves only when everything that can happen at a moment has happened: events in the order of their
 * moments, and of their making where moments are equal. The same run is the same run every time.
 *
 * At a moment after which all that is still to happen has a meaning, the world rests: nobody is in the middle of anything.
 */
export const createTime = (startAt: number, { keepAside }: Pick<State, 'keepAside'>) => {
  const clock = keepAside({ now: startAt, made: 0, happened: 0, withoutMeaning: 0 });
  const queue: Event[] = keepAside([]);

  const before = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.order < b.order);

  const at = (moment: number, happen: () => void, meaning?: Meaning): void => {
    clock.made += 1;
    if (!meaning) clock.withoutMeaning += 1;
    const event = { at: Math.max(moment, clock.now), order: clock.made, happen, meaning };
    let place = queue.length;
    for (let above = queue[place - 1]; above && before(event, above); above = queue[place - 1]) place -= 1;
    queue.splice(place, 0, event);
  };

  /** Lets every promise that can go on go on, and then does this: a tick comes when none can any more, and costs less than a turn of Node's. */
  const onceSettled = (goOn: () => void) => process.nextTick(queueMicrotask, goOn);
  let shown = { at: startAt, as: instantAt(startAt) };
  /** Lets Node's own turn come, in which the test runner hears and says something: within a run there is none. */
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  const happen = (next: Event): void => {
    clock.happened += 1;
    if (clock.happened > mostEvents)
      throw new Error(`No rest after ${mostEvents} events, at ${new Date(clock.now).toISOString()}`);
    queue.shift();
    if (!next.meaning) clock.withoutMeaning -= 1;
    clock.now = next.at;
    next.happen();
  };

  return {
    now: () => clock.now,
    /** What a clock shows that is so much ahead: put in words once for all who look at it before it moves. */
    shownBy: (ahead = 0): Instant => {
      const moment = clock.now + ahead;
      if (shown.at !== moment) shown = { at: moment, as: instantAt(moment) };
      return shown.as;
    },
    at,
    after: (milliseconds: number, happen: () => void, meaning?: Meaning) =>
      at(clock.now + milliseconds, happen, meaning),
    /** The moment, and what is still to happen when. */
    ahead: (): string =>
      queue.reduce((text, { at: when, meaning }) => {
        const words = meaning?.();
        return words === undefined ? text : `${text}\n${when} ${words}`;
      }, `${clock.now}`),
    /**
     * Runs until nothing is left to happen, or nothing until `end`, or until `atRest`, which is asked whenever the world has come to
     * rest, wants no more. Says whether it has come to the end.
     */
    run: async (end = Number.POSITIVE_INFINITY, atRest = () => true): Promise<boolean> => {
      await turn();
      const isOver = await new Promise<boolean>((resolve, reject) => {
        let isAsItWas = false;
        const goOn = () => {
          try {
            const next = queue[0];
            if (!next || next.at > end) return resolve(true);
            const isRest = clock.withoutMeaning === 0 && next.at > clock.now;
            if (isRest && !isAsItWas && !atRest()) return resolve(false);
            isAsItWas = isRest && next.meaning?.() === undefined;
            happen(next);
            onceSettled(goOn);
          } catch (error) {
            reject(error);
          }
        };
        goOn();
      });
      if (isOver && Number.isFinite(end)) clock.now = Math.max(clock.now, end);
      return isOver;
    },
  };
};
export type VirtualTime = ReturnType<typeof createTime>;
