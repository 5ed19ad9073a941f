import type { SignUpSettings } from '../../domain/content/site.ts';
import { type ConfirmationLink, requestOf } from '../../domain/enrollment/activate-enrollment.ts';
import { enrollAgain, withRequestToConfirm } from '../../domain/enrollment/enroll.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { withNotedChanges } from '../../domain/membership/noted-changes.ts';
import { admissionOf } from '../../domain/membership/published.ts';
import { requestId } from '../../domain/sign-up/request-id.ts';
import { capsForFreshLink } from '../../domain/sign-up/sign-up-caps.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import { givesWayTo } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { EnrollmentRef } from '../ports/enrollments.ts';
import type { Saved } from '../ports/record.ts';
import type { SendSoon } from '../ports/sign-up.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { writeCapped } from '../write-journal.ts';
import { withinCaps } from './within-caps.ts';

export type RequestConfirmationOutcome = 'accepted' | 'already-active' | 'no-longer-valid';

type Needs = Pick<Ports, 'clock' | 'courses' | 'subscribers' | 'enrollments' | 'suppressions'>;

type Weighed =
  | { kind: 'possible'; subscriber: Subscriber; next: Enrollment; signUp: SignUpSettings; now: Instant }
  | { kind: 'already-active' }
  | { kind: 'no-longer-valid' };

/** What asking for a fresh link in the place of one that has run out would do now. Changes nothing. */
export const weighFreshLink =
  ({ clock, courses, subscribers, enrollments, suppressions }: Needs) =>
  async (ref: EnrollmentRef, link: ConfirmationLink): Promise<Weighed> => {
    const [enrollment, subscriber, published] = await Promise.all([
      enrollments.load(ref),
      subscribers.load(ref.subscriberId),
      courses.current(ref.courseId),
    ]);
    if (!enrollment || !subscriber) return { kind: 'no-longer-valid' };
    const { status } = enrollment.standing;
    if (status === 'active' || status === 'completed')
      return { kind: enrollment.episode === link.episode ? 'already-active' : 'no-longer-valid' };
    const now = clock.now();
    const next = askedAgain(enrollment, link, now);
    if (!next || !published || admissionOf(published) !== 'open') return { kind: 'no-longer-valid' };
    const { signUp } = published.site;
    const suppression = await suppressions.find(subscriber.addressHash);
    return suppression && !givesWayTo(suppression, now, signUp)
      ? { kind: 'no-longer-valid' }
      : { kind: 'possible', subscriber, next, signUp, now };
  };

/**
 * A new confirmation mail for what a link that has run out stood for. Who holds the link has the mailbox: the mails that
 * strangers can ask for are not counted against them. Over a cap the answer is the same and nothing is sent.
 */
export const requestConfirmation =
  (ports: Needs & Pick<Ports, 'caps' | 'random' | 'telemetry'> & { deliver: SendSoon }) =>
  async (ref: EnrollmentRef, link: ConfirmationLink): Promise<RequestConfirmationOutcome> => {
    const weighed = await weighFreshLink(ports)(ref, link);
    if (weighed.kind !== 'possible') return weighed.kind;
    const { subscriber, next, signUp, now } = weighed;
    const caps = capsForFreshLink(subscriber.address, signUp, now);
    // Pressed again after a crash, it is this same request.
    const request = requestId.parse(`confirmation ${ref.subscriberId} ${ref.courseId} ${next.requests}`);
    const saved = await withinCaps(ports)(
      caps,
      request,
      () =>
        untilSaved(ports, 'an enrollment that is asked for again', () =>
          save(ports, ref, link, next.requests),
        ),
      (by) => writeCapped(ports)(ref.subscriberId, by, ref.courseId),
    );
    if (saved === 'saved') {
      ports.telemetry.count('confirmationAskedAgain');
      await ports.deliver(ref);
    }
    return 'accepted';
  };

/** With a mail due for what the link stood for; undefined where it stands for nothing, or where they have left since. */
const askedAgain = (enrollment: Enrollment, link: ConfirmationLink, now: Instant): Enrollment | undefined => {
  const { standing } = enrollment;
  const stood = requestOf(enrollment, link);
  if (!stood || (standing.status === 'left' && standing.reason !== 'confirmation-expired')) return undefined;
  const { request } = stood;
  const again = enrollAgain(enrollment, request?.zone ?? enrollment.zone, now);
  return again && request ? withRequestToConfirm(again, request, now) : again;
};

/**
 * The record of somebody who has confirmed nothing yet is kept for another month, as long as the new link may be. `overtaken`
 * where the same was asked for, or answered, meanwhile.
 */
const save = async (
  { clock, subscribers, enrollments }: Pick<Ports, 'clock' | 'subscribers' | 'enrollments'>,
  ref: EnrollmentRef,
  link: ConfirmationLink,
  number: number,
): Promise<Saved | 'overtaken'> => {
  const [subscriber, enrollment] = [await subscribers.load(ref.subscriberId), await enrollments.load(ref)];
  const next = enrollment && askedAgain(enrollment, link, clock.now());
  if (!subscriber || next?.requests !== number) return 'overtaken';
  const { consent } = subscriber;
  if (!consent.confirmedAt)
    await subscribers.save({ ...subscriber, consent: { ...consent, requestedAt: clock.now() } });
  return enrollments.save(withNotedChanges(enrollment, next, clock.now()));
};
