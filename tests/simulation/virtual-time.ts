/** Far more than any run needs: a world that goes round in circles is a fault, not a long test. */
const mostEvents = 100_000;

/**
 * Time that moves only when everything that can happen at a moment has happened: events in the order of their
 * moments, and of their making where moments are equal. The same run is the same run every time.
 */
export const createTime = (startAt: number) => {
  let now = startAt;
  let made = 0;
  let happened = 0;
  const queue: { at: number; order: number; happen: () => void }[] = [];

  const before = (a: { at: number; order: number }, b: { at: number; order: number }) =>
    a.at < b.at || (a.at === b.at && a.order < b.order);

  const at = (moment: number, happen: () => void): void => {
    made += 1;
    const event = { at: Math.max(moment, now), order: made, happen };
    let place = queue.length;
    for (let above = queue[place - 1]; above && before(event, above); above = queue[place - 1]) place -= 1;
    queue.splice(place, 0, event);
  };

  /** Lets every promise that can go on go on: a tick comes when none can any more, and costs less than a turn of Node's. */
  const settled = () => new Promise<void>((resolve) => process.nextTick(resolve));
  /** Lets Node's own turn come, in which the test runner hears and says something: within a run there is none. */
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now: () => now,
    at,
    after: (milliseconds: number, happen: () => void) => at(now + milliseconds, happen),
    /** Runs until nothing is left to happen, or nothing until `end`. */
    run: async (end = Number.POSITIVE_INFINITY): Promise<void> => {
      await turn();
      for (let next = queue[0]; next && next.at <= end; next = queue[0]) {
        happened += 1;
        if (happened > mostEvents)
          throw new Error(`No rest after ${mostEvents} events, at ${new Date(now).toISOString()}`);
        queue.shift();
        now = next.at;
        next.happen();
        await settled();
      }
      if (Number.isFinite(end)) now = Math.max(now, end);
    },
  };
};
export type VirtualTime = ReturnType<typeof createTime>;
