import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { enroll, enrollAgain, isOvertaken, withRequestToConfirm } from '../../domain/enrollment/enroll.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { askForOwnPage, isAnsweredByOwnPage } from '../../domain/enrollment/own-page.ts';
import { withNotedChanges } from '../../domain/membership/noted-changes.ts';
import { admissionOf } from '../../domain/membership/published.ts';
import type { Metric } from '../../domain/reports/metric.ts';
import type { SignUp } from '../../domain/sign-up/sign-up.ts';
import { capsFor } from '../../domain/sign-up/sign-up-caps.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import { givesWayTo } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { Ports } from '../ports.ts';
import type { DeliverCourseMail } from '../send/deliver-course-mail.ts';
import { untilSaved } from '../until-saved.ts';
import { writeCapped } from '../write-journal.ts';
import { consentOf, findOrCreate } from './find-or-create.ts';
import { withinCaps } from './within-caps.ts';

export type SignUpOutcome =
  /** Whether it was they: a mail to confirm. */
  | 'asked'
  /** They are in the course, or have completed it, and get the link to their own page. */
  | 'already-enrolled'
  | 'overtaken'
  | 'suppressed'
  /** Somebody is moving to this address, and of this course there is nothing on record. */
  | 'address-changing'
  | 'capped'
  | 'course-not-found'
  | 'course-not-open';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'hashes'
  | 'subscribers'
  | 'enrollments'
  | 'suppressions'
  | 'consentTexts'
  | 'courses'
  | 'caps'
  | 'telemetry'
> & {
  deliver: DeliverCourseMail;
};

/**
 * Takes a sign-up and sends one mail, if the caps allow it: to confirm, or to whoever is in the course already the link to
 * their own page. Otherwise nothing is stored or sent, and nothing but that mail until the person confirms. The outcome is
 * for the operator: it never reaches the form.
 *
 * Safe to repeat after a crash at any point, and days later: a request that comes again owns the places it took, asks for
 * no second mail, and does not bring back who has left since.
 */
export const subscribe =
  (ports: Needs) =>
  async (signUp: SignUp): Promise<SignUpOutcome> => {
    const taken = await take(ports, signUp);
    if (taken === 'suppressed') ports.telemetry.count('signUpSuppressed');
    if (typeof taken === 'string') return taken;
    await ports.deliver(taken.enrollment);
    return taken.outcome;
  };

/** On record, with a mail that is due unless it has gone out already. */
type Taken = { outcome: 'asked' | 'already-enrolled'; enrollment: Enrollment };

const take = async (ports: Needs, signUp: SignUp): Promise<Taken | SignUpOutcome> => {
  const { clock, suppressions, courses, subscribers, enrollments } = ports;
  const published = await courses.current(signUp.courseId);
  if (!published) return 'course-not-found';
  if (admissionOf(published) !== 'open') return 'course-not-open';

  const hash = await findMailbox(ports)(signUp.address);
  // Who had themselves erased may come back by fresh consent, and so may an address that bounced a while ago.
  const suppression = await suppressions.find(hash);
  if (suppression && !givesWayTo(suppression, signUp.askedAt, published.site.signUp)) return 'suppressed';

  const id = await subscribers.idOf(hash);
  const known = id && (await enrollments.load({ subscriberId: id, courseId: signUp.courseId }));
  const now = clock.now();
  const settled = known && settledBefore(known, signUp, now);
  if (settled) return settled;
  // A version that was published before there was such a mail has none, and what cannot be sent must not be due.
  if (known && isMember(known) && !(await courses.mail(signUp.courseId, published.version, 'own-page')))
    return 'already-enrolled';

  return withinCaps(ports)(
    capsFor(signUp, published.site.signUp, now),
    signUp.request,
    () =>
      untilSaved(ports, 'an enrollment that is signed up for', () =>
        store(ports, signUp, published, hash, now),
      ),
    (by) => writeCapped(ports)(id, by, signUp.courseId),
  );
};

/** What has become of a sign-up, where it leads to no mail, or to none besides the one that it has led to. */
const settledBefore = (
  known: Enrollment,
  signUp: SignUp,
  now: Instant,
): Taken | 'overtaken' | 'suppressed' | undefined => {
  if (known.waiting.some((request) => request.signUp === signUp.request))
    return { outcome: 'asked', enrollment: known };
  if (isAnsweredByOwnPage(known, signUp)) return { outcome: 'already-enrolled', enrollment: known };
  if (isOvertaken(known, signUp)) return 'overtaken';
  return isMember(known) || enrollAgain(known, signUp.zone, now) ? undefined : 'suppressed';
};

const isMember = ({ standing }: Enrollment): boolean =>
  standing.status === 'active' || standing.status === 'completed';

/**
 * With its one mail due. Where somebody else has written meanwhile, it is decided anew: the same form in another process
 * may have been first, or a click has confirmed.
 */
const store = async (
  ports: Needs,
  signUp: SignUp,
  { site, course }: PublishedCourse,
  hash: AddressHash,
  now: Instant,
): Promise<Taken | SignUpOutcome | 'stale'> => {
  const { enrollments } = ports;
  const { courseId, address, firstName, zone, askedAt } = signUp;
  const consent = await consentOf(ports, signUp);
  const { id: subscriberId, addressHash } = await findOrCreate(ports, signUp, { hash, now, consent });
  const ref = { subscriberId, courseId };
  const known = await enrollments.load(ref);
  const settled = known && settledBefore(known, signUp, now);
  if (settled) return settled;

  // Whoever is just moving to this address has agreed there, and it is theirs, although the record has the one before.
  const isMoving = addressHash !== hash;
  const to = isMoving ? { address, addressHash: hash } : undefined;
  const shown = known && askForOwnPage(known, { askedAt, to }, now);
  if (shown) return saved(ports, 'already-enrolled', shown);
  // Mail to confirm would go to the one before.
  if (isMoving) return 'address-changing';

  const again = known && enrollAgain(known, zone, now);
  const asked = known ? again && withNotedChanges(known, again, now) : enroll({ ...ref, zone }, now);
  const newsletter = signUp.newsletter === site.newsletter ? signUp.newsletter : undefined;
  const request = {
    signUp: signUp.request,
    consent,
    address,
    zone,
    cadence: course.cadence,
    ...(firstName ? { firstName } : {}),
    ...(newsletter ? { newsletter } : {}),
  };
  return asked ? saved(ports, 'asked', withRequestToConfirm(asked, request, now)) : 'suppressed';
};

const metricOf = {
  asked: 'signUp',
  'already-enrolled': 'signUpAlreadyEnrolled',
} as const satisfies Record<Taken['outcome'], Metric>;

const saved = async (
  { enrollments, telemetry }: Needs,
  outcome: Taken['outcome'],
  enrollment: Enrollment,
): Promise<Taken | 'stale'> => {
  if ((await enrollments.save(enrollment)) === 'stale') return 'stale';
  telemetry.count(metricOf[outcome]);
  return { outcome, enrollment };
};
