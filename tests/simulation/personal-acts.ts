import type { CourseId } from '../../lib/domain/content/course.ts';
import { requestId } from '../../lib/domain/sign-up/request-id.ts';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { instantAt } from '../../lib/domain/time/instant.ts';
import type { EnrollmentRef } from '../../lib/pipeline/ports/enrollments.ts';
import { createDeliverCourseMail } from '../../lib/pipeline/send/deliver-course-mail.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { confirmEnrollment } from '../../lib/pipeline/sign-up/confirm-enrollment.ts';
import { requestConfirmation } from '../../lib/pipeline/sign-up/request-confirmation.ts';
import { subscribe } from '../../lib/pipeline/sign-up/subscribe.ts';
import { resubscribe } from '../../lib/pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../lib/pipeline/unsubscribe/unsubscribe.ts';
import type { Person } from '../fixtures/people.ts';
import type { MemoryRecord } from '../memory/record.ts';
import type { Facts } from './facts.ts';
import type { Accepted } from './simulated-ses.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { WorkerPorts } from './worker-ports.ts';

const withDeliver = (ports: WorkerPorts) => ({
  ...ports,
  deliver: createDeliverCourseMail({ ...ports, rateLimiter: createRateLimiter(ports) }),
});

type World = {
  time: VirtualTime;
  record: MemoryRecord;
  facts: Facts;
  /** Does it in a process of its own, again until it is done, or they want something else. */
  say(id: SubscriberId, act: (ports: WorkerPorts) => Promise<unknown>, done?: () => void): void;
  course(): CourseId;
};

/** What one person can do about a course, and the facts that come of it. */
export const createPersonalActs = ({ time, record, facts, say, course }: World) => {
  /** The person and everything of theirs is gone, without a trace in the index but what it has not learnt. */
  const eraseAtOnce = (id: SubscriberId): void => {
    const person = record.people.get(id);
    if (person) void record.ports.subscribers.giveUpAddress(person.addressHash, id);
    record.people.delete(id);
    for (const enrollment of [...record.enrolled.values()])
      if (enrollment.subscriberId === id) void record.ports.enrollments.remove(enrollment);
  };
  /** Whether there was one. */
  const endAbsence = (id: SubscriberId): boolean => {
    const isOpen = (each: Facts['absences'][number]) =>
      each.id === id && each.until === Number.POSITIVE_INFINITY;
    const hadLeft = facts.absences.some(isOpen);
    for (const [index, absence] of facts.absences.entries())
      if (isOpen(absence)) facts.absences[index] = { ...absence, until: time.now() };
    return hadLeft;
  };

  return {
    unsubscribe: (ref: EnrollmentRef) =>
      say(
        ref.subscriberId,
        (ports) => unsubscribe(ports)(ref),
        () =>
          facts.absences.push({ id: ref.subscriberId, from: time.now(), until: Number.POSITIVE_INFINITY }),
      ),
    resubscribe: (ref: EnrollmentRef) => {
      endAbsence(ref.subscriberId);
      say(ref.subscriberId, (ports) => resubscribe(ports)(ref));
    },
    /** Somebody fills in the form once more: who had left, or who has lost the link to their own page. */
    signUpAgain: ({ subscriber: { id, address, zone } }: Person) => {
      // Had the unsubscribe not been acknowledged, the form would find an active subscriber, and change nothing of theirs.
      facts.signedUpAgain.push({ id, at: time.now() });
      if (endAbsence(id)) facts.consents.push({ id, at: time.now(), confirmed: false });
      const request = {
        request: requestId.parse(`sign-up of ${id} at ${time.now()}`),
        askedAt: instantAt(time.now()),
        courseId: course(),
        address,
        zone,
        consentText: 'The text.',
        formVersion: '1',
        form: 'own' as const,
      };
      say(id, (ports) => subscribe(withDeliver(ports))(request));
    },
    /** A click on the link of a confirmation mail. */
    confirm: ({ confirmUrl }: Accepted) => {
      const {
        s: id,
        c: courseId,
        e: episode,
        n: number,
      } = JSON.parse(confirmUrl.slice(confirmUrl.indexOf('{')));
      facts.consents.push({ id, at: time.now(), confirmed: true });
      say(id, (ports) =>
        confirmEnrollment(withDeliver(ports))({ subscriberId: id, courseId }, { episode, number }),
      );
    },
    askAgain: (ref: EnrollmentRef, episode: number) =>
      say(ref.subscriberId, (ports) => requestConfirmation(withDeliver(ports))(ref, { episode })),
    erase: (id: SubscriberId) => {
      say(id, async () => undefined);
      eraseAtOnce(id);
      facts.erased.push({ id, at: time.now() });
    },
  };
};
