import { admissionOf } from '../../domain/content/published-course.ts';
import { type ConfirmationLink, requestOf } from '../../domain/enrollment/activate-enrollment.ts';
import { enrollAgain, withRequestToConfirm } from '../../domain/enrollment/enroll.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { requestId } from '../../domain/sign-up/request-id.ts';
import { capsForFreshLink } from '../../domain/sign-up/sign-up-caps.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { EnrollmentRef, Ports, Saved, SendSoon } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { withinCaps } from './within-caps.ts';

export type RequestConfirmationOutcome = 'accepted' | 'already-active' | 'no-longer-valid';

/**
 * A new confirmation mail for what a link that has run out stood for. Who holds the link has the mailbox: the mails that
 * strangers can ask for are not counted against them. Over a cap the answer is the same and nothing is sent.
 */
export const requestConfirmation =
  (
    ports: Pick<
      Ports,
      'clock' | 'random' | 'courses' | 'caps' | 'subscribers' | 'enrollments' | 'suppressions' | 'telemetry'
    > & {
      deliver: SendSoon;
    },
  ) =>
  async (ref: EnrollmentRef, link: ConfirmationLink): Promise<RequestConfirmationOutcome> => {
    const { clock, courses, subscribers, enrollments, suppressions, telemetry, deliver } = ports;
    const enrollment = await enrollments.load(ref);
    const subscriber = await subscribers.load(ref.subscriberId);
    if (!enrollment || !subscriber) return 'no-longer-valid';
    const suppression = await suppressions.find(subscriber.addressHash);
    if (suppression && suppression.reason !== 'erased') return 'no-longer-valid';

    const { status } = enrollment.standing;
    if (status === 'active' || status === 'completed')
      return enrollment.episode === link.episode ? 'already-active' : 'no-longer-valid';
    const now = clock.now();
    const next = askedAgain(enrollment, link, now);
    const published = await courses.current(ref.courseId);
    if (!next || !published || admissionOf(published) !== 'open') return 'no-longer-valid';
    const caps = capsForFreshLink(subscriber.address, published.site.signUp, now);
    // Pressed again after a crash, it is this same request.
    const request = requestId.parse(`confirmation ${ref.subscriberId} ${ref.courseId} ${next.requests}`);
    const saved = await withinCaps(ports)(caps, request, () =>
      untilSaved(ports, 'an enrollment that is asked for again', () => save(ports, ref, link, next.requests)),
    );
    if (saved === 'saved') {
      telemetry.count('confirmationAskedAgain');
      await deliver(ref);
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
  return enrollments.save(next);
};
