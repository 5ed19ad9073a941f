import { courseId } from '../../domain/content/course.ts';
import { listId } from '../../domain/content/newsletter.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { moveToLesson } from '../../domain/enrollment/move-to-lesson.ts';
import { type ActOutcome, noteOf, type PersonAct } from '../../domain/people/person-act.ts';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import { isLeft } from '../../domain/subscriber/standing.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { changeItem } from '../change-item.ts';
import { liftSuppression } from '../operate/lift-suppression.ts';
import { tagSubscriber } from '../operate/tag-subscriber.ts';
import type { Ports } from '../ports.ts';
import { eraseSubscriber } from '../privacy/erase-subscriber.ts';
import { membershipsOf } from '../unsubscribe/memberships-of.ts';
import { unsubscribe } from '../unsubscribe/unsubscribe.ts';
import { unsubscribeFromEverything } from '../unsubscribe/unsubscribe-from-everything.ts';
import { writeJournal } from '../write-journal.ts';
import { askNewAddress } from './ask-new-address.ts';
import { enrollWithProof } from './enroll-with-proof.ts';
import { sendConfirmation, sendOwnPage } from './send-again.ts';

export type ActPorts = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'telemetry'
  | 'hashes'
  | 'caps'
  | 'consentTexts'
  | 'courses'
  | 'subscribers'
  | 'addressChanges'
  | 'enrollments'
  | 'subscriptions'
  | 'listRequests'
  | 'issueDeliveries'
  | 'issueRecords'
  | 'newsletters'
  | 'partingWords'
  | 'suppressions'
>;

/**
 * Does for somebody what they have asked an operator for, by the use cases that their own pages call; the note stays in their
 * journal. It sends nothing itself: what is to be mailed is due, and the sweep sends it.
 */
export const actForPerson =
  (ports: ActPorts) =>
  async (id: SubscriberId, act: PersonAct, note?: string): Promise<ActOutcome> => {
    const subscriber = await ports.subscribers.load(id);
    if (!subscriber) return refused('They are not, or no longer, on record.');
    const outcome = await perform(ports, subscriber, act, note);
    const noted = noteOf(act);
    if (outcome.kind === 'done' && noted)
      await writeJournal(ports)(id, {
        kind: 'act',
        at: ports.clock.now(),
        ...noted,
        ...(note ? { note } : {}),
      });
    return outcome;
  };

const done: ActOutcome = { kind: 'done' };
const asItWas: ActOutcome = { kind: 'as-it-was' };
const refused = (because: string): ActOutcome => ({ kind: 'refused', because });

const perform = async (
  ports: ActPorts,
  { id, address }: Subscriber,
  act: PersonAct,
  note: string | undefined,
): Promise<ActOutcome> => {
  switch (act.kind) {
    case 'unsubscribe':
      return leave(ports, id, act.from);
    case 'erase':
      await eraseSubscriber(ports)(id);
      return done;
    case 'change-address':
      return askNewAddress(ports)(id, act.to);
    case 'send-confirmation':
      return sendConfirmation(ports)({ subscriberId: id, courseId: act.course });
    case 'send-own-page':
      return sendOwnPage(ports)({ subscriberId: id, courseId: act.course });
    case 'tag':
    case 'untag': {
      const changed = await tagSubscriber(ports)(id, act.tag, act.kind === 'tag' ? 'add' : 'remove');
      return changed === 'changed' ? done : asItWas;
    }
    case 'move':
      return move(ports, id, act);
    case 'enroll': {
      const { course, proof, startAt } = act;
      return enrollWithProof(ports)({ address, course, proof, startAt, note });
    }
    case 'lift':
      return lift(ports, address, note);
    case 'note':
      return done;
  }
};

const leave = async (
  ports: ActPorts,
  subscriberId: SubscriberId,
  from: Extract<PersonAct, { kind: 'unsubscribe' }>['from'],
): Promise<ActOutcome> => {
  const memberships = await membershipsOf(ports)(subscriberId);
  if (from === 'everything') {
    if (memberships.every(isLeft)) return asItWas;
    await unsubscribeFromEverything(ports)(subscriberId);
    return done;
  }
  const isCourse = memberships.some((one) => 'courseId' in one && one.courseId === from);
  const ref = isCourse
    ? { subscriberId, courseId: courseId.parse(from) }
    : { subscriberId, listId: listId.parse(from) };
  switch (await unsubscribe(ports)(ref)) {
    case 'left':
      return done;
    case 'already-left':
      return asItWas;
    case 'not-on-record':
      return refused('They are in no course and on no newsletter of that name.');
  }
};

const move = async (
  ports: ActPorts,
  subscriberId: SubscriberId,
  { course, to }: Extract<PersonAct, { kind: 'move' }>,
): Promise<ActOutcome> => {
  const { clock, courses, enrollments } = ports;
  const published = await courses.current(course);
  if (!published) return refused('No course of that name is published on this stage.');
  const changed = await changeItem(ports, {
    what: 'an enrollment',
    load: () => enrollments.load({ subscriberId, courseId: course }),
    save: enrollments.save,
    decide: (enrollment) =>
      moveToLesson(asPublished(enrollment, published), to, outlineOf(published), clock.now()),
  });
  if (changed.kind === 'changed') return done;
  return refused(
    changed.kind === 'missing'
      ? 'They are not in that course.'
      : 'They cannot be moved there: they are not active in the course, have had that lesson, or it is next already; or a lesson is under way.',
  );
};

const lift = async (
  ports: ActPorts,
  address: EmailAddress,
  note: string | undefined,
): Promise<ActOutcome> => {
  const outcome = await liftSuppression(ports)(address, note ?? '');
  switch (outcome.kind) {
    case 'lifted':
      return done;
    case 'not-suppressed':
      return asItWas;
    case 'erased':
      return refused('Its owner had themselves erased; they come back by signing up.');
    case 'needs-note':
      return refused('They reported mail as unwanted: say in the note who asked for it, and how.');
  }
};
