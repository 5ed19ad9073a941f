import pLimit from 'p-limit';
import type { Table } from '../adapters/dynamodb/table.ts';
import type { Fake } from './aws-fake/client.ts';
import type { MovableClock } from './clock.ts';
import type { Variables } from './environment.ts';
import { mailboxOf } from './mailbox.ts';
import { dueTimesIn, subscribersIn } from './read-table.ts';
import type { Runs } from './runs.ts';
import { travelTo } from './time-travel.ts';
import type { LocalWorld } from './web/local-world.ts';

type Parts = {
  environment: Variables;
  clock: MovableClock;
  fake: Fake;
  table: Table;
  runs: Runs;
  rebuild(): Promise<unknown>;
};

/** What can be done in the local world, whoever asks: the pages, a tool, a test or the minute's timer. */
export const worksOf = ({
  environment,
  clock,
  fake,
  table,
  runs,
  rebuild,
}: Parts): LocalWorld & { sweep: Runs['sweep'] } => {
  const travel = travelTo({
    now: clock.now,
    moveTo: async (moment) => {
      clock.moveTo(moment);
      await fake.setClockOffset(clock.offset());
    },
    dueTimes: () => dueTimesIn(table),
    sweep: runs.sweep,
    build: rebuild,
  });
  // A sweep of the timer in the middle of a journey would count among its sweeps.
  const inTurn = pLimit(1);

  return {
    environment,
    now: clock.now,
    sweep: () => inTurn(runs.sweep),
    travelTo: (goal) => inTurn(() => travel(goal)),
    mailbox: mailboxOf(fake),
    feedback: async (feedback) => {
      const made = await fake.feedback(feedback);
      if (made) await runs.passOnEvents();
      return made;
    },
    invoke: runs.invoke,
    mark: fake.mark,
    markedAddresses: fake.markedAddresses,
    subscribers: () => subscribersIn(table),
  };
};
