import { listId } from '../../lib/domain/content/newsletter.ts';
import { scheduleIssue } from '../../lib/domain/newsletter/issue-record.ts';
import {
  type PublishedIssue,
  publishedIssueSchema,
  sendSpan,
} from '../../lib/domain/newsletter/published-issue.ts';
import { activateSubscription, newSubscription } from '../../lib/domain/newsletter/subscription.ts';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { instantAt } from '../../lib/domain/time/instant.ts';
import { changeIssue } from '../../lib/pipeline/operate/change-issue.ts';
import { chooseSubject } from '../../lib/pipeline/operate/choose-subject.ts';
import { eraseSubscriber } from '../../lib/pipeline/privacy/erase-subscriber.ts';
import { resubscribe } from '../../lib/pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { type Person, personNumber, site } from '../fixtures/people.ts';
import { minute } from './moments.ts';
import type { Simulation } from './simulation.ts';

const mailUnder = (subject: string) => ({
  key: '2026-11-24-hello',
  subject,
  preview: '',
  html: [],
  text: [],
  web: '',
});

/** An issue for everybody on the list; `zone` is one clock, or "subscriber" for each reader's own. */
export const issueOf = (options: {
  zone: string;
  hour: number;
  unknownPolicy?: 'resend-once' | 'hold';
  /** A second subject, “Good day”, tried by so many of a hundred. */
  share?: number;
}): PublishedIssue =>
  publishedIssueSchema.parse({
    version: 'c'.repeat(64),
    publishedAt: '2026-11-24T08:00:00.000Z',
    site,
    list: {
      id: 'letters',
      title: 'Letters',
      promise: 'A letter.',
      language: 'en',
      fromName: 'Letters',
      sendHour: 9,
      unknownPolicy: options.unknownPolicy ?? 'resend-once',
    },
    id: '2026-11-24-hello',
    send: { date: '2026-11-24', hour: options.hour, zone: options.zone },
    audience: { who: 'all' },
    windowHours: 72,
    mail: mailUnder('Hello'),
    ...(options.share === undefined
      ? {}
      : { subjectTest: { against: mailUnder('Good day'), share: options.share, waitHours: 4 } }),
  });

/** Schedules the world's issue for so many members, and gives what people and operators can do about it. */
export const announce = (world: Simulation, issue: PublishedIssue, count: number) => {
  const { time, facts } = world;
  const { subscribers, subscriptions, issueRecords } = world.record.ports;
  const ref = { listId: listId.parse(issue.list.id), issueId: issue.id };
  const members: (Person & { joinedAt: number })[] = world.keep([]);
  // Ids that the course's people do not have; the order of joining is not the order of the list.
  const join = (number: number) => {
    const person = personNumber(number, instantAt(time.now()), true);
    const { id, zone } = person.subscriber;
    const member = activateSubscription(
      newSubscription({ subscriberId: id, listId: ref.listId, zone }, instantAt(time.now())),
      instantAt(time.now()),
    );
    if (!member) throw new Error('A fresh sign-up can be confirmed.');
    void subscribers.takeAddress(person.subscriber.addressHash, id);
    void subscribers.save(person.subscriber);
    void subscriptions.save(member);
    members.push({ ...person, joinedAt: time.now() });
  };
  for (let number = 0; number < count; number += 1) join(10 + 2 * number);
  void issueRecords.save(
    scheduleIssue({ ...ref, published: issue.version, sendAt: sendSpan(issue.send).first }),
  );

  return {
    members: members as readonly (Person & { joinedAt: number })[],
    join,
    unsubscribe: (id: SubscriberId) =>
      world.say(
        id,
        (ports) => unsubscribe(ports)({ subscriberId: id, listId: ref.listId }),
        () => facts.away.push({ id, from: time.now(), until: Number.POSITIVE_INFINITY }),
      ),
    resubscribe: (id: SubscriberId) => {
      for (const [index, away] of facts.away.entries())
        if (away.id === id) facts.away[index] = { ...away, until: Math.min(away.until, time.now()) };
      world.say(id, (ports) => resubscribe(ports)({ subscriberId: id, listId: ref.listId }));
    },
    erase: (id: SubscriberId) =>
      world.say(
        id,
        (ports) => eraseSubscriber(ports)(id),
        () => facts.erased.push({ id, at: time.now() }),
      ),
    /** For a while, whoever does not hear an answer asking again. */
    pause: (milliseconds: number) => {
      const end = time.now() + milliseconds;
      world.insist({
        role: 'operator',
        what: `pauses until ${end}`,
        act: (ports) => changeIssue(ports)(ref, 'pause', 'A wrong link.'),
        done: () => facts.paused.push({ from: time.now(), until: end }),
        until: end - minute,
      });
      const resume = () =>
        world.insist({
          role: 'operator',
          what: 'resumes',
          act: (ports) => changeIssue(ports)(ref, 'resume'),
          done: () => undefined,
          until: end + 10 * minute,
        });
      time.at(end, resume, () => 'the end of the pause');
    },
    choose: (winner: 'a' | 'b') =>
      world.insist({
        role: 'operator',
        what: `chooses ${winner}`,
        act: (ports) => chooseSubject(ports)(ref, winner),
        done: () => undefined,
        until: time.now() + 10 * minute,
      }),
    cancel: () =>
      world.insist({
        role: 'operator',
        what: 'cancels',
        act: (ports) => changeIssue(ports)(ref, 'cancel'),
        done: () => facts.cancelled.push({ at: time.now() }),
        until: time.now() + 10 * minute,
      }),
  };
};
export type Announced = ReturnType<typeof announce>;
