import { createHandler } from '../../lambdas/record-deliveries/handler.ts';
import { withBulkPorts } from '../../lambdas/record-deliveries/with-bulk-ports.ts';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { deliveryTag } from '../../lib/domain/delivery/delivery-tag.ts';
import { deliveryEvent } from '../../lib/local/aws-fake/ses-events.ts';
import { localNames, type Variables } from '../../lib/local/process/environment.ts';
import { callsFor } from '../../lib/local/world/ses-calls.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { addressOf, idOf } from './people.ts';
import { within } from './set-up.ts';

/** The events of a mail that arrives: the recipient's server took it. */
export const eventsPerMail = 1;

/**
 * Hands the events of so many mails to record-deliveries, in batches as AWS does; CPU of this process in ms, and how many calls it took.
 * Nobody waits: what the function waits for, Lambda asks for as well, but many wait together.
 */
export const passEvents = (
  environment: Variables,
  course: CompiledCourse,
  mails: number,
): Promise<{ cpuMilliseconds: number; calls: number }> =>
  within(environment, async () => {
    const settings = readEnvironment(process.env);
    const handler = createHandler(
      withBulkPorts(await connect(settings, { write: () => undefined }), settings),
    );
    const waiting = Array.from({ length: mails }, (_, index) => ({
      number: index + 1,
      event: eventAbout(index, course),
    }));
    const calls = callsFor(waiting).map(({ event }) => JSON.stringify(event));
    const before = process.cpuUsage();
    for (const call of calls) JSON.stringify(await handler(JSON.parse(call)));
    const { user, system } = process.cpuUsage(before);
    return { cpuMilliseconds: (user + system) / 1000, calls: calls.length };
  });

const eventAbout = (index: number, course: CompiledCourse): object => {
  const { courseId, outline, dueAt: at } = crowdOf(course);
  const key = outline.lessons[index % outline.lessons.length] ?? 'closing';
  const mail = {
    id: `bench-${index}`,
    sentAt: at,
    from: course.published.site.senders.lessons,
    destinations: [addressOf(index)],
    configurationSet: localNames.configurationSet,
    tags: { delivery: deliveryTag({ subscriberId: idOf(index), courseId, key }) },
  };
  return deliveryEvent({ mail, headers: [], at });
};
