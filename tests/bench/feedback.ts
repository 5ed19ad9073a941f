import { createHandler } from '../../lambdas/record-feedback/handler.ts';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { deliveryTag } from '../../lib/domain/delivery/delivery-tag.ts';
import { deliveryEvent } from '../../lib/local/aws-fake/ses-events.ts';
import { localNames, type Variables } from '../../lib/local/process/environment.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { addressOf, idOf } from './people.ts';
import { within } from './set-up.ts';

/** The events of a mail that arrives: the recipient's server took it. */
export const eventsPerMail = 1;

/** Hands the events of so many mails to record-feedback, one by one as AWS does; CPU of this process, in ms. */
export const passEvents = (environment: Variables, course: CompiledCourse, mails: number): Promise<number> =>
  within(environment, async () => {
    const handler = createHandler(await connect(readEnvironment(process.env), { write: () => undefined }));
    const events = Array.from({ length: mails }, (_, index) => eventsAbout(index, course)).flat();
    const before = process.cpuUsage();
    for (const event of events) await handler(event);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });

const eventsAbout = (index: number, course: CompiledCourse): object[] => {
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
  return [deliveryEvent({ mail, headers: [], at })];
};
