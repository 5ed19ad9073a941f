import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { IssueDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import { requestId } from '../../lib/domain/sign-up/request-id.ts';
import { storedAddressHash } from '../../lib/domain/subscriber/email-address.ts';
import { countWrites, type Written } from '../../lib/pipeline/count/count-writes.ts';
import { createTally } from '../../lib/pipeline/count/tally.ts';
import type { Clock } from '../../lib/pipeline/ports/clock.ts';
import type { Hashes, Tokens } from '../../lib/pipeline/ports/links.ts';
import type { Mailer } from '../../lib/pipeline/ports/mailer.ts';
import type { Random } from '../../lib/pipeline/ports/random.ts';
import type { Saved } from '../../lib/pipeline/ports/record.ts';
import type { Suppressions } from '../../lib/pipeline/ports/suppressions.ts';
import type { Telemetry } from '../../lib/pipeline/ports/telemetry.ts';
import type { Ports } from '../../lib/pipeline/ports.ts';
import { personNumber } from '../fixtures/people.ts';
import { type Around, aroundCalls } from '../memory/around-calls.ts';
import type { Keep } from '../memory/keep.ts';
import type { MemoryRecord } from '../memory/record.ts';
import type { Door, Worker } from './calls.ts';
import { createDice } from './dice.ts';
import type { Facts } from './facts.ts';
import type { SimulatedSes } from './simulated-ses.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A stand-in for the keyed hashes, which a test can read. */
const hashes: Hashes = {
  address: (address) => storedAddressHash.parse(`hash of ${address}`),
  formerAddresses: () => [],
  network: () => 'a network',
  subject: (text) => text,
  apiSecret: (secret) => secret,
  webhookSecret: (endpoint, number) => `${endpoint} ${number}`,
};

type World = {
  keep: Keep;
  time: VirtualTime;
  door: Door;
  record: MemoryRecord;
  ses: SimulatedSes;
  facts: Facts;
  telemetry: Telemetry;
  sendingSettings: Ports['sendingSettings'];
};

/** The outside world as one worker reaches it: every call, and every page of a reading, goes through the door. */
export const createWorkerPorts = ({
  keep,
  time,
  door,
  record,
  ses,
  facts,
  telemetry,
  sendingSettings,
}: World) => {
  const chance = createDice(0, keep);
  const suppressions: Suppressions = {
    ...record.ports.suppressions,
    add: async (hash, suppression) => {
      facts.suppressed.push({ address: hash.replace('hash of ', ''), at: time.now() });
      return record.ports.suppressions.add(hash, suppression);
    },
  };
  const recordPorts = { ...record.ports, suppressions };
  return (worker: Worker) => {
    let owners = 0;
    const around: Around = (name, make) => door.call(worker, name, make);
    const clock: Clock = {
      now: () => time.shownBy(worker.skew),
      wait: (milliseconds) => door.wait(worker, milliseconds),
    };
    const random: Random = {
      subscriberId: () => personNumber(0, clock.now(), false).subscriber.id,
      ownerToken: () => {
        owners += 1;
        return `${worker.name}, ${owners}`;
      },
      requestId: () => requestId.parse(`a request of ${worker.name}`),
      secret: () => '5'.repeat(64),
      fraction: () => chance.between(0, 999) / 1_000,
    };
    const mailer: Mailer = {
      timeLimitMilliseconds: 10_000,
      // A mailer never throws for what the network does: it cannot tell, and says so.
      send: (mail) =>
        around('mailer.send', async () => ses.send(mail)).catch((error: Error) => ({
          kind: 'no-answer' as const,
          reason: error.message,
        })),
      quota: () => around('mailer.quota', async () => ses.quota()),
    };
    const tokens: Tokens = {
      sign: (claims) => JSON.stringify(claims),
      read: async () => ({ fault: 'forged' }),
    };
    const { dayCounts, enrollments, issueDeliveries } = recordPorts;
    const tally = createTally({ ...aroundCalls({ dayCounts }, around), random, telemetry });
    const count = countWrites({ tally, clock, telemetry });
    /** What a write that won has replaced comes back with its answer, as it does from the table. */
    const counting = <Item extends { version: number }>(
      call: string,
      port: { save(item: Item): Promise<Saved> },
      storedAs: (item: Item) => Item | undefined,
      written: Written<Item>,
    ) => ({
      save: async (item: Item): Promise<Saved> => {
        let before: Item | undefined;
        const saved = await around(call, async () => {
          before = storedAs(item);
          return port.save(item);
        });
        if (saved === 'saved') written(item, () => before);
        return saved;
      },
    });
    const enrolled = ({ subscriberId, courseId }: Enrollment) =>
      record.enrolled.get(`${subscriberId} ${courseId}`);
    const copy = ({ listId, issueId, subscriberId }: IssueDelivery) =>
      record.copies.get(`${listId} ${issueId} ${subscriberId}`);
    const reached = aroundCalls(recordPorts, around, {
      enrollments: counting('enrollments.save', enrollments, enrolled, count.enrollments),
      issueDeliveries: counting('issueDeliveries.save', issueDeliveries, copy, count.issueDeliveries),
    });
    return {
      ...reached,
      tally,
      clock,
      random,
      mailer,
      hashes,
      tokens,
      telemetry,
      sendingSettings,
      baseUrl: 'https://course.test',
      imagesUrl: 'https://course.test/images',
    };
  };
};
export type WorkerPorts = ReturnType<ReturnType<typeof createWorkerPorts>>;
