import pLimit from 'p-limit';
import type { Table } from '../../adapters/dynamodb/table.ts';
import type { Fake } from '../aws-fake/client.ts';
import type { MovableClock } from '../clock/clock.ts';
import { travelTo } from '../clock/time-travel.ts';
import { dueTimesIn, subscribersIn } from '../dynamodb/read-table.ts';
import { mailboxOf } from '../mailbox/mailbox.ts';
import type { Variables } from '../process/environment.ts';
import type { Pass } from '../process/pass.ts';
import type { WorkUnderWay } from '../process/work-under-way.ts';
import type { LocalWorld } from '../web/local-world.ts';
import type { LocalFunctions } from './local-functions.ts';

type Parts = {
  pass: Pass;
  environment: Variables;
  clock: MovableClock;
  fake: Fake;
  table: Table;
  localFunctions: LocalFunctions;
  rebuild(): Promise<unknown>;
  work: WorkUnderWay;
};

/** What can be done in the local world, whoever asks: the pages, a tool, a test or the minute's timer. */
export const createWorldActions = ({
  pass,
  environment,
  clock,
  fake,
  table,
  localFunctions,
  rebuild,
  work,
}: Parts): LocalWorld & Pick<LocalFunctions, 'sweep' | 'passOnEvents'> => {
  const travel = travelTo({
    now: clock.now,
    moveTo: async (moment) => {
      clock.moveTo(moment);
      await fake.setClockOffset(clock.offset());
    },
    dueTimes: async () => {
      const report = await localFunctions.nextReportAt();
      return [...(await dueTimesIn(table)), ...(report ? [report] : [])].sort();
    },
    sweep: localFunctions.sweep,
    build: rebuild,
    isToStop: work.isEnding,
  });
  // A sweep of the timer in the middle of a journey would count among its sweeps.
  const inTurn = pLimit(1);

  return {
    pass,
    environment,
    now: clock.now,
    sweep: () =>
      work.during(() =>
        inTurn(async () => {
          // The clock may have been put right since.
          await fake.setClockOffset(clock.offset());
          return localFunctions.sweep();
        }),
      ),
    passOnEvents: () => work.during(localFunctions.passOnEvents),
    travelTo: (goal) => work.during(() => inTurn(() => travel(goal))),
    mailbox: mailboxOf(fake),
    feedback: async (feedback) => {
      const made = await fake.feedback(feedback);
      if (made) await localFunctions.passOnEvents();
      return made;
    },
    invoke: localFunctions.invoke,
    call: localFunctions.call,
    mark: fake.mark,
    markedAddresses: fake.markedAddresses,
    subscribers: () => subscribersIn(table),
    busEvents: fake.busEvents,
  };
};
