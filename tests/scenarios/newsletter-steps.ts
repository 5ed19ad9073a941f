import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type IssueId, issueId } from '../../lib/domain/content/issue.ts';
import { type ListId, listId } from '../../lib/domain/content/newsletter.ts';
import type { IssueDeliveryRef } from '../../lib/domain/delivery/delivery-tag.ts';
import { enroll } from '../../lib/domain/enrollment/enroll.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import { newDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import { subscriptionSchema } from '../../lib/domain/newsletter/subscription.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { type Subscriber, subscriberId, subscriberSchema } from '../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import type { IssueRef } from '../../lib/pipeline/ports/issues.ts';
import { issueMarkdown, listYaml } from '../fixtures/newsletter-files.ts';
import { startTestWorld, type TestWorld } from '../worlds/whole-dripline.ts';
import { briefScenario, scenario } from './scenario-content.ts';

/** What an author and the readers of a newsletter do in a world that has content of its own. */
export const newsletterSteps = (world: TestWorld) => {
  const write = async (path: string, text: string) => {
    const file = join(world.project, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  const { connection } = world;
  let made = 0;

  const newSubscriber = async (zone: string, more: Partial<Subscriber> = {}): Promise<Subscriber> => {
    made += 1;
    const address = emailAddress.parse(`reader${made}@example.net`);
    const addressHash = connection.hashes.address(address);
    const now = world.now();
    const subscriber = subscriberSchema.parse({
      id: `reader${made}`.padEnd(26, 'x'),
      version: 0,
      address,
      addressHash,
      zone,
      createdAt: now,
      consent: { textHash: 'hash', requestedAt: now, confirmedAt: now, mechanism: 'sign-up form' },
      ...more,
    });
    await connection.subscribers.takeAddress(addressHash, subscriber.id);
    await connection.subscribers.save(subscriber);
    return subscriber;
  };

  return {
    newSubscriber,
    remove: (path: string) => rm(join(world.project, path)),
    edit: async (path: string, change: (text: string) => string) =>
      write(path, change(await readFile(join(world.project, path), 'utf8'))),
    /** Publishes an issue of a list that it writes first, with these things in its front matter. */
    publishIssue: async (
      list: string,
      of: Parameters<typeof issueMarkdown>[0],
    ): Promise<{ listId: ListId; issueId: IssueId }> => {
      const id = `${of.date}-${of.subject.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
      await write(
        `content/newsletters/${list}/list.yaml`,
        listYaml(list, scenario.course.language, 'Letters'),
      );
      // All of them say the same, and are meant to go out all the same.
      const text = issueMarkdown({ ...of, insight: scenario.insight }).replace(
        'insights:',
        'new: true\ninsights:',
      );
      await write(`content/newsletters/${list}/${id}.md`, text);
      const outcome = await world.publish();
      if (!('issues' in outcome)) throw new Error(JSON.stringify(outcome));
      return { listId: listId.parse(list), issueId: issueId.parse(id) };
    },
    /** Makes members of a list who have confirmed. */
    join: async (list: string, zones: readonly string[]): Promise<Subscriber[]> => {
      const members = [];
      for (const zone of zones) {
        const member = await newSubscriber(zone);
        await connection.subscriptions.save(
          subscriptionSchema.parse({
            subscriberId: member.id,
            listId: list,
            version: 0,
            standing: { status: 'active', since: world.now() },
            episode: 1,
            zone,
          }),
        );
        members.push(member);
      }
      return members;
    },
    /**
     * A copy of an issue for somebody who is on no record any more, due now: what a fan-out leaves that read the list
     * just before they were erased from it.
     */
    leaveLateCopy: async (issue: IssueRef): Promise<IssueDeliveryRef> => {
      const copy = { ...issue, subscriberId: subscriberId.parse('erased'.padEnd(26, 'x')) };
      await connection.issueDeliveries.save(newDelivery(copy, world.now(), 72));
      return copy;
    },
    /** Of each mail with this subject that SES took: to whom and when, in order. */
    sentWith: async (subject: string) =>
      (await world.mailbox.list())
        .filter((mail) => mail.subject === subject)
        .map(({ to, sentAt }) => ({ to, hour: sentAt.slice(0, 13) })),
    /** What became of each copy of an issue, in order of the alphabet. */
    entriesOf: async (issue: IssueRef): Promise<string[]> => {
      const entries = [];
      for await (const { found } of connection.issueDeliveries.of(issue))
        entries.push(
          ...found.map(({ entry }) =>
            entry && 'reason' in entry ? `${entry.status}: ${entry.reason}` : `${entry?.status}`,
          ),
        );
      return entries.sort();
    },
    /** Puts somebody into the course, as far as nothing of it is due. */
    enrolledAs: async ({ id, zone }: Subscriber, standing: Enrollment['standing']): Promise<void> => {
      const courseId = scenario.course.id;
      const { dueAt: _, ...rest } = enroll(
        { subscriberId: id, courseId, zone: timeZone.parse(zone) },
        world.now(),
      );
      await connection.enrollments.save({ ...rest, standing });
    },
    at: (moment: string) => world.travelTo(instantOf(moment)),
    soon: () => world.travelTo(later(world.now(), { minutes: 3 })),
  };
};

/** A world of one file's tests with as little of a course as there can be, since most of them publish again and again. */
export const startNewsletterWorld = async () => {
  const dripline = await startTestWorld({
    content: briefScenario.files,
    startAt: instantOf('2027-03-01T10:00:00Z'),
  });
  return { ...dripline, ...newsletterSteps(dripline) };
};
