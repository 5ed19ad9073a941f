import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createHandler as createRecordFeedback } from '../../lambdas/record-feedback/handler.ts';
import { createHandler as createSendLessons } from '../../lambdas/send-lessons/handler.ts';
import { systemClock } from '../../lib/adapters/clock.ts';
import { connectSender } from '../../lib/adapters/connect-sender.ts';
import { itemsSchema } from '../../lib/adapters/dynamodb/keys.ts';
import { createTable } from '../../lib/adapters/dynamodb/table.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import type { SendingConnection } from '../../lib/adapters/ses/with-mailer.ts';
import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import { later, millisecondsBetween } from '../../lib/domain/time/instant.ts';
import { ensureTable } from '../../lib/local/dynamodb/ensure-table.ts';
import { scanPages } from '../../lib/local/dynamodb/scan-pages.ts';
import { localEnvironment, useEnvironment } from '../../lib/local/process/environment.ts';
import type { SweepSummary } from '../../lib/pipeline/send/send-due.ts';
import { courseWith, theCourse } from '../fixtures/people.ts';
import { addPeople, publishTo } from './course-in-table.ts';
import { servicesHere } from './services-here.ts';
import { takeEvents } from './take-events.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The services of the local world for one test file; a table for every test. */
export const startSenderWorld = async () => {
  const services = await servicesHere().start(join(await temporaryFolder(), 'services'), 0);
  const { fake } = services;
  const baseUrl = 'https://course.test';
  const leave = useEnvironment(localEnvironment({ ...services, baseUrl, front: theCourse }));
  afterAll(async () => {
    leave();
    await services.end();
  });

  let ahead = 0;
  const clock = { now: () => later(systemClock.now(), { milliseconds: ahead }), wait: systemClock.wait };
  const connectTo = (table: string) =>
    connectSender(readEnvironment({ ...process.env, TABLE_NAME: table }), { clock, write: () => {} });

  const pass = async (milliseconds: number): Promise<void> => {
    ahead += milliseconds;
    await fake.setClockOffset(ahead);
  };

  let worlds = 0;
  /** A table with a course and its people, and what is done to them. */
  const start = async ({
    people: count,
    lessons = ['flour', 'oven'],
    course = courseWith(lessons),
  }: {
    people: number;
    lessons?: string[];
    course?: PublishedCourse;
  }) => {
    worlds += 1;
    const name = `table-${worlds}`;
    await ensureTable(name);
    const connection = await connectTo(name);
    await publishTo(connection, course);
    const people = await addPeople(connection, 1000 * worlds, count);
    const ids = new Set(people.map(({ subscriber }) => String(subscriber.id)));

    return {
      connection,
      table: createTable(name),
      people,
      /** One sweep of everything, with so many milliseconds until its process is ended. */
      sweep: async (through: SendingConnection = connection, time = 15 * 60_000): Promise<SweepSummary> => {
        const end = performance.now() + time;
        const context = { getRemainingTimeInMillis: () => end - performance.now() };
        const outcome = await createSendLessons(through)({}, context);
        if (!('due' in outcome)) throw new Error('That was no sweep.');
        return outcome;
      },
      recordEvents: async () => {
        for (const event of await takeEvents(fake)) await createRecordFeedback(connection)(event);
      },
      /** The tags of what SES has accepted for these people, without their ids, in order. */
      accepted: async (): Promise<string[]> => {
        const tags = (await fake.mails()).map(({ tags }) => tags.delivery ?? '');
        return tags.filter((tag) => ids.has(tag.slice(0, 26))).sort();
      },
      enrollments: async () => {
        const found = await Promise.all(
          people.map(({ enrollment }) => connection.enrollments.load(enrollment)),
        );
        return found.flatMap((enrollment) => enrollment ?? []);
      },
      /** Moves the clock to the moment when these people's next lessons are due. */
      passToNextLesson: async () => {
        const found = await Promise.all(
          people.map(({ enrollment }) => connection.enrollments.load(enrollment)),
        );
        const due = found
          .flatMap((enrollment) => enrollment?.dueAt ?? [])
          .sort()
          .at(-1);
        if (due) await pass(millisecondsBetween(clock.now(), due) + 1000);
      },
      /** The same items in a physically different table, as a restore or a copy leaves them. */
      copy: async (): Promise<SendingConnection> => {
        const copyName = `${name}-copy`;
        await ensureTable(copyName);
        const { calls } = createTable(name);
        const copy = createTable(copyName);
        for await (const page of scanPages(calls, { TableName: name }))
          for (const item of itemsSchema.parse(page)) await copy.put(item);
        return connectTo(copyName);
      },
    };
  };

  return { fake, start, pass };
};
