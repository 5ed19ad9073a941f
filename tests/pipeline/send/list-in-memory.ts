import { type IssueRecord, scheduleIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { activateSubscription, newSubscription } from '../../../lib/domain/newsletter/subscription.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { notesIssue, notesRef } from '../../fixtures/notes-issue.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

const sendAt = instantOf('2027-01-12T09:00:00Z');

const idOf = (number: number) =>
  subscriberId.parse(`member${String(number).padStart(2, '0')}`.padEnd(26, '0'));

/** Ends the process of a test in the middle of whatever it does. */
export class Killed extends Error {}

/**
 * A list and one scheduled issue in memory, with the sender's ports around it. `dieAt` counts the calls to
 * the record: that call either never happens, or happens and its answer is lost.
 */
export const createListInMemory = async (people: number) => {
  const { clock, pass } = createMemoryClock(later(sendAt, { minutes: -15 }));
  const { ports, copies, standings } = createMemoryRecord({ membersAPage: 2 });
  const { telemetry, counts } = createMemoryTelemetry();
  let calls = 0;
  let death: { at: number; how: 'before' | 'after' } | undefined;
  const deadly = aroundCalls(ports, async (_, make) => {
    calls += 1;
    if (!death || calls < death.at) return make();
    if (death.how === 'after' && calls === death.at) await make();
    throw new Killed();
  });

  const join = async (number: number): Promise<void> => {
    const who = { subscriberId: idOf(number), listId: notesRef.listId, zone: timeZone.parse('UTC') };
    const member = activateSubscription(newSubscription(who, clock.now()), clock.now());
    if (member) await ports.subscriptions.save(member);
  };
  const record = (): IssueRecord => {
    const [only] = standings.values();
    if (!only) throw new Error('There is one issue.');
    return only;
  };
  for (let number = 0; number < people; number += 1) await join(10 * number);
  await ports.newsletters.publishIssue(notesIssue);
  await ports.issueRecords.save(scheduleIssue({ ...notesRef, published: notesIssue.version, sendAt }));

  return {
    ports: { ...deadly, clock, random: fixedRandom, telemetry },
    copies,
    counts,
    join,
    record,
    changeRecord: (change: (record: IssueRecord) => IssueRecord) => ports.issueRecords.save(change(record())),
    wait: pass,
    calls: () => calls,
    dieAt: (at: number, how: 'before' | 'after') => {
      death = { at, how };
    },
    liveAgain: () => {
      death = undefined;
    },
  };
};
export type ListInMemory = Awaited<ReturnType<typeof createListInMemory>>;
