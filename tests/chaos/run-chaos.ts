import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createHandler as createRecordFeedback } from '../../lambdas/record-feedback/handler.ts';
import { createHandler as createSendLessons } from '../../lambdas/send-lessons/handler.ts';
import { systemClock } from '../../lib/adapters/clock.ts';
import { connectSender } from '../../lib/adapters/connect-sender.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { later, millisecondsBetween } from '../../lib/domain/time/instant.ts';
import { ensureTable } from '../../lib/local/dynamodb/ensure-table.ts';
import { localEnvironment, useEnvironment } from '../../lib/local/process/environment.ts';
import { startServices } from '../../lib/local/world/services.ts';
import { unsubscribe } from '../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { courseWith, theCourse } from '../fixtures/people.ts';
import { createDice } from '../simulation/dice.ts';
import { addPeople, publishTo } from '../worlds/course-in-table.ts';
import { takeEvents } from '../worlds/take-events.ts';
import { type Evidence, mostInASecond, resends, violations } from './check.ts';

export type Chaos = { kills: number; seed: number; people: number; perSecond: number };

const lessons = ['flour', 'oven', 'crust', 'crumb'];
const sweepersAtOnce = 3;
const day = 86_400_000;

/**
 * Runs a course to its end while its sweepers, processes of their own, are killed at random moments; then lets
 * events and time do their work, and holds what SES has accepted against the promises.
 */
export const runChaos = async (chaos: Chaos) => {
  const dice = createDice(chaos.seed);
  const folder = await mkdtemp(join(tmpdir(), 'dripline-chaos-'));
  const services = await startServices(folder, 0);
  const { fake, dynamoDb, awsFake, pass } = services;
  const environment = localEnvironment({
    dynamoDb,
    awsFake,
    pass,
    baseUrl: 'https://course.test',
    front: theCourse,
  });
  const leave = useEnvironment(environment);
  try {
    let ahead = 0;
    const clock = { now: () => later(systemClock.now(), { milliseconds: ahead }), wait: systemClock.wait };
    await ensureTable(environment.TABLE_NAME);
    const connection = await connectSender(readEnvironment(process.env), { clock, write: () => {} });
    await publishTo(connection, courseWith(lessons));
    await fake.setQuota({ max24HourSend: -1, maxSendRate: chaos.perSecond, enforceRate: false });
    const sweep = createSendLessons(connection);
    const calmly = { getRemainingTimeInMillis: () => 15 * 60_000 };
    // As at a stage, which has asked for its quota long before anybody signs up: whoever is killed asking for the first one leaves one mail a second
    // to all others for half a minute, which here is a third of the whole run.
    await sweep({}, calmly);
    const people = await addPeople(connection, 0, chaos.people);
    const recordFeedback = createRecordFeedback(connection);

    let killed = 0;
    let unknown = 0;
    const left = new Map<string, number>();

    /** Starts a sweeper and kills it at a random moment of its work, again and again until the lesson is out. */
    const tortureOne = async (goOn: () => boolean): Promise<void> => {
      while (goOn()) {
        const child = fork(new URL('./sweeper.ts', import.meta.url), [String(ahead)], { execArgv: [] });
        const gone = new Promise((resolve) => child.once('exit', resolve));
        await new Promise((resolve) => child.once('message', resolve));
        const until = performance.now() + dice.between(5, 900);
        while (performance.now() < until && goOn()) await setTimeout(5);
        child.kill('SIGKILL');
        await gone;
        killed += 1;
      }
    };

    /** Events are lost, doubled, and handed over in any order; `kept` ones come with the next lesson. */
    let kept: unknown[] = [];
    const passOnEvents = async (): Promise<void> => {
      const now = [...kept, ...(await takeEvents(fake))];
      kept = [];
      for (const event of now) {
        const turn = dice.between(1, 10);
        if (turn === 1) continue;
        if (turn === 2) {
          kept.push(event);
          continue;
        }
        await recordFeedback(event);
        if (turn === 3) await recordFeedback(event);
      }
    };

    const somebodyLeaves = async (): Promise<void> => {
      const person = people[dice.between(0, people.length - 1)];
      if (!person || left.has(person.subscriber.id)) return;
      await unsubscribe(connection)(person.enrollment);
      left.set(person.subscriber.id, Date.parse(clock.now()));
    };

    const pass = async (milliseconds: number): Promise<void> => {
      ahead += milliseconds;
      await fake.setClockOffset(ahead);
    };
    /** Milliseconds until something is due; negative when it is late, undefined when nothing is. */
    const untilDue = async (): Promise<number | undefined> => {
      const due = await connection.queue.nextDueAt();
      return due && millisecondsBetween(clock.now(), due);
    };

    /** Sweeps that nobody kills, with leases running out and events coming, until nothing is due for two days. */
    const calm = async (): Promise<void> => {
      for (let sweeps = 0; sweeps < 100; sweeps += 1) {
        await sweep({}, calmly);
        await passOnEvents();
        const wait = await untilDue();
        if (wait === undefined || wait > 2 * day) return;
        await pass(wait > 0 ? wait + 1000 : 6 * 60_000);
      }
    };

    // Each mail of the course gets its share of the kills, as long as something of it is left to send.
    const rounds = lessons.length + 1;
    for (let round = 1; round <= rounds; round += 1) {
      const share = Math.round((chaos.kills * round) / rounds);
      let torturing = true;
      const isTorture = () => torturing && killed < share;
      const tortures = Array.from({ length: sweepersAtOnce }, () => tortureOne(isTorture));
      while (isTorture()) {
        await setTimeout(100);
        await passOnEvents();
        if (dice.chance(0.05)) await somebodyLeaves();
        if (((await untilDue()) ?? day) > 0) torturing = false;
      }
      await Promise.all(tortures);
      await calm();
      // An hour late, which is not too late to be on time.
      const wait = await untilDue();
      if (wait !== undefined) await pass(wait + 3_600_000);
    }
    await calm();

    const found = await Promise.all(people.map(({ enrollment }) => connection.enrollments.load(enrollment)));
    const enrollments = found.flatMap((enrollment) => enrollment ?? []);
    for (const { ledger } of enrollments)
      unknown += Object.values(ledger).filter((entry) => entry?.status === 'unknown').length;
    const evidence: Evidence = {
      mails: await fake.mails(),
      enrollments,
      lessons: [...lessons, 'closing'],
      left,
      perSecond: chaos.perSecond,
    };
    return {
      killed,
      mails: evidence.mails.length,
      left: left.size,
      resends: resends(evidence).allowed,
      unknown,
      mostInASecond: mostInASecond(evidence),
      violations: violations(evidence),
    };
  } finally {
    leave();
    await services.end();
    await rm(folder, { recursive: true, force: true });
  }
};
