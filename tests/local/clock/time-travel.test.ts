import { describe, expect, it } from 'vitest';
import { type Instant, instantOf, later } from '../../../lib/domain/time/instant.ts';
import { travelTo } from '../../../lib/local/clock/time-travel.ts';

const start = instantOf('2027-03-01T08:00:30Z');

/** A world on paper: what is due is a list, and a sweep sends all of it that is due unless it is `stuck`. */
const world = (due: Instant[], stuck: Instant[] = [], isToStop = (_log: readonly string[]) => false) => {
  const log: string[] = [];
  let now = start;
  let left = [...due, ...stuck];
  const travel = travelTo({
    now: () => now,
    moveTo: async (moment) => {
      now = moment;
    },
    dueTimes: async () => [...left].sort(),
    sweep: async () => {
      const sent = left.filter((each) => each <= now && !stuck.includes(each));
      left = left.filter((each) => !sent.includes(each));
      log.push(`${now} sent ${sent.length}`);
      return sent.length;
    },
    build: async () => {
      log.push(`${now} build`);
    },
    isToStop: () => isToStop(log),
  });
  return { travel, log, clock: () => now };
};

describe('moving the clock', () => {
  it('sweeps at the whole minute after each due time, in order, and at the end', async () => {
    const { travel, log } = world([later(start, { hours: 5 }), later(start, { minutes: 10 })]);
    const target = later(start, { hours: 6 });
    expect(await travel(target)).toEqual({ now: target, sweeps: 3, sent: 2 });
    expect(log).toEqual([
      '2027-03-01T08:11:00.000Z sent 1',
      '2027-03-01T13:01:00.000Z sent 1',
      '2027-03-01T14:00:30.000Z sent 0',
    ]);
  });

  it('runs the build that the daily schedule would have run, in its place', async () => {
    const { travel, log } = world([later(start, { hours: 23 }), later(start, { hours: 25 })]);
    await travel(later(start, { days: 7 }));
    expect(log).toEqual([
      '2027-03-02T07:01:00.000Z sent 1',
      '2027-03-02T08:00:30.000Z build',
      '2027-03-02T09:01:00.000Z sent 1',
      '2027-03-08T08:00:30.000Z sent 0',
    ]);
  });

  it('stops at the next mail when told so, and stays where it is when none is due', async () => {
    const first = world([later(start, { days: 2 }), later(start, { days: 9 })]);
    expect(await first.travel('next-mail')).toMatchObject({ now: '2027-03-03T08:01:00.000Z', sent: 1 });
    const idle = world([]);
    expect(await idle.travel('next-mail')).toEqual({ now: start, sweeps: 0, sent: 0 });
  });

  it.each(['next-mail', later(start, { days: 7 })] as const)(
    'stops before its next step when the end has come, on the way to %s, and says how far it came',
    async (goal) => {
      const due = [1, 2, 3].map((hours) => later(start, { hours }));
      const { travel, log, clock } = world(
        goal === 'next-mail' ? [] : due,
        [],
        (soFar) => soFar.length >= 2 || goal === 'next-mail',
      );
      const { stopped, now, sweeps } = await travel(goal);
      expect({ stopped, now, sweeps }).toEqual({ stopped: true, now: clock(), sweeps: log.length });
      expect(log).toEqual(
        goal === 'next-mail' ? [] : ['2027-03-01T09:01:00.000Z sent 1', '2027-03-01T10:01:00.000Z sent 1'],
      );
    },
  );

  it('tries what stays due again, ever later, and misses nothing else meanwhile', async () => {
    const due = [1, 2, 3].map((weeks) => later(start, { days: 7 * weeks }));
    const { travel, log } = world(due, [later(start, { minutes: -5 })]);
    const { sent, sweeps } = await travel(later(start, { days: 365 }));
    expect(sent).toBe(3);
    expect(sweeps).toBeLessThan(450);
    expect(log.filter((line) => line.endsWith('sent 1'))).toEqual([
      '2027-03-08T08:01:00.000Z sent 1',
      '2027-03-15T08:01:00.000Z sent 1',
      '2027-03-22T08:01:00.000Z sent 1',
    ]);
  });
});
