import pLimit from 'p-limit';
import type { Connection } from '../../lib/adapters/connect.ts';
import { connectSender } from '../../lib/adapters/connect-sender.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { createPieceComposer } from '../../lib/adapters/ses/compose-mime.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { OutgoingMail } from '../../lib/pipeline/ports/mailer.ts';
import { composeCourseMail } from '../../lib/pipeline/send/compose/compose-course-mail.ts';
import { deliveriesAtOnce } from '../../lib/pipeline/send/send-due.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { type Figure, figure, median } from './figures.ts';
import { idOf } from './people.ts';
import { stubWith, within } from './set-up.ts';
import type { Sizes } from './sizes.ts';
import type { Sweep } from './sweep.ts';

/**
 * CPU of this process, in microseconds, for each of so many repetitions of a step; as many at once as a sweep has,
 * so that calls meet and share what they share there.
 */
const cpuOf = async (repetitions: number, step: (index: number) => unknown): Promise<number> => {
  const limit = pLimit(deliveriesAtOnce);
  const indexes = Array.from({ length: repetitions }, (_, index) => index);
  const before = process.cpuUsage();
  await limit.map(indexes, (index) => step(index));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / repetitions;
};

const cpuRuns = async ({ runs, repetitions }: Sizes, step: (index: number) => unknown): Promise<number[]> => {
  // Once for the compiler, unmeasured.
  await cpuOf(repetitions, step);
  const measured: number[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await cpuOf(repetitions, step));
  return measured;
};

/** Everything that one delivery asks of DynamoDB: three reads, the claim and the record. */
const recordOnly =
  ({ enrollments, subscribers, suppressions }: Connection, { published }: CompiledCourse) =>
  async (index: number): Promise<void> => {
    const ref = { subscriberId: idOf(index), courseId: courseId.parse(published.course.id) };
    const enrollment = await enrollments.load(ref);
    if (!enrollment) throw new Error('The benchmark lost a subscriber.');
    await enrollments.save(enrollment);
    const subscriber = await subscribers.load(ref.subscriberId);
    if (subscriber) await suppressions.find(subscriber.addressHash);
    await enrollments.save({ ...enrollment, version: enrollment.version + 1 });
  };

/** A lesson in the middle of the course, and how to fill it for its subscriber. */
const sampleMail = async (
  connection: Connection,
  course: CompiledCourse,
): Promise<() => Promise<OutgoingMail>> => {
  const { published, mails } = course;
  const index = Math.floor(published.lessons.length / 2);
  const key = published.lessons[index]?.id;
  const mail = mails.find((each) => each.key === key);
  const subscriber = await connection.subscribers.load(idOf(index));
  const ref = { subscriberId: idOf(index), courseId: published.course.id };
  const enrollment: Enrollment | undefined = await connection.enrollments.load(ref);
  if (!key || !mail || !subscriber || !enrollment) throw new Error('The benchmark lost its sample.');
  const compose = composeCourseMail(connection);
  return () =>
    compose({
      key,
      mail,
      subscriber,
      enrollment,
      published,
      now: crowdOf(course).dueAt,
    });
};

/** Where the CPU of a delivery goes: each part by itself, and the rest as what the whole sweeps cost beside. */
export const measureParts = async (
  course: CompiledCourse,
  sizes: Sizes,
  sweeps: readonly Sweep[],
): Promise<Figure[]> => {
  const stub = await stubWith(sizes.repetitions, course);
  try {
    return await within(stub.environment, async () => {
      const connection = await connectSender(readEnvironment(process.env));
      const fill = await sampleMail(connection, course);
      const mail = await fill();
      const compose = createPieceComposer();

      const filling = await cpuRuns(sizes, fill);
      const size = (await compose(mail)).reduce((sum, { length }) => sum + length, 0);
      const composing = await cpuRuns(sizes, () => compose(mail));
      const sending = await cpuRuns(sizes, () => connection.mailer.send(mail));
      const recording = await cpuRuns(sizes, recordOnly(connection, course));
      const sesClient = sending.map((cpu) => cpu - median(composing));
      const known = [filling, composing, sesClient, recording].map(median).reduce((sum, cpu) => sum + cpu, 0);
      const whole = sweeps.map(({ sent, cpuMilliseconds }) => (cpuMilliseconds / sent) * 1000);
      return [
        figure('  of it: DynamoDB client and schemas', 'µs', recording),
        figure('  of it: SES client', 'µs', sesClient),
        figure('  of it: filling the values, headers and signed links', 'µs', filling),
        figure('  of it: MIME', 'µs', composing),
        figure(
          '  of it: the rest',
          'µs',
          whole.map((cpu) => cpu - known),
        ),
        figure(
          'fill and compose one lesson',
          'µs',
          composing.map((cpu) => cpu + median(filling)),
        ),
        figure('size of that lesson as it goes to SES', 'KB', [size / 1024]),
      ];
    });
  } finally {
    await stub.end();
  }
};
