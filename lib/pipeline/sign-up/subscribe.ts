import { admissionOf } from '../../domain/content/published-course.ts';
import type { Site } from '../../domain/content/site.ts';
import { enroll, enrollAgain, isOvertaken, withRequestToConfirm } from '../../domain/enrollment/enroll.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { SignUp } from '../../domain/sign-up/sign-up.ts';
import { capsFor } from '../../domain/sign-up/sign-up-caps.ts';
import type { Consent } from '../../domain/subscriber/consent.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { givesWayTo } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { Ports } from '../ports.ts';
import type { DeliverCourseMail } from '../send/deliver-course-mail.ts';
import { withinCaps } from './within-caps.ts';

export type SignUpOutcome =
  | 'asked'
  | 'already-enrolled'
  | 'overtaken'
  | 'suppressed'
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
 * Takes a sign-up and sends the confirmation mail, if the caps allow one; otherwise nothing is stored or sent.
 * Nothing else is sent until the person confirms. The outcome is for the operator: it never reaches the form.
 *
 * Safe to repeat after a crash at any point, and days later: a request that comes again owns the places it took, asks for
 * no second mail, and does not bring back who has left since.
 */
export const subscribe =
  (ports: Needs) =>
  async (signUp: SignUp): Promise<SignUpOutcome> => {
    const { clock, suppressions, courses, subscribers, enrollments, telemetry, deliver } = ports;
    const published = await courses.current(signUp.courseId);
    if (!published) return 'course-not-found';
    if (admissionOf(published) !== 'open') return 'course-not-open';

    const hash = await findMailbox(ports)(signUp.address);
    // Who had themselves erased may come back by fresh consent, and so may an address that bounced a while ago.
    const suppression = await suppressions.find(hash);
    if (suppression && !givesWayTo(suppression, signUp.askedAt, published.site.signUp)) {
      telemetry.count('signUpSuppressed');
      return 'suppressed';
    }

    const id = await subscribers.idOf(hash);
    const known = id && (await enrollments.load({ subscriberId: id, courseId: signUp.courseId }));
    if (known?.waiting.some((request) => request.signUp === signUp.request)) {
      await deliver(known);
      return 'asked';
    }
    if (known && isOvertaken(known, signUp)) return 'overtaken';
    const now = clock.now();
    if (known && !enrollAgain(known, signUp.zone, now)) {
      telemetry.count('signUpAlreadyEnrolled');
      return 'already-enrolled';
    }

    const caps = capsFor(signUp, published.site.signUp, now);
    const enrollment = await withinCaps(ports)(caps, signUp.request, () =>
      store(ports, signUp, published.site, hash, now),
    );
    if (enrollment === 'capped') return 'capped';
    if (!enrollment) return 'already-enrolled';
    telemetry.count('signUp');
    await deliver(enrollment);
    return 'asked';
  };

/** The enrollment that waits to be confirmed; undefined where somebody else's click got here first and did the same. */
const store = async (
  ports: Needs,
  signUp: SignUp,
  site: Site,
  hash: AddressHash,
  now: Instant,
): Promise<Enrollment | undefined> => {
  const { consentTexts, enrollments } = ports;
  const { courseId, address, firstName, zone, consentText, formVersion, network } = signUp;
  const consent: Consent = {
    textHash: await consentTexts.archive(consentText),
    requestedAt: signUp.askedAt,
    mechanism: 'sign-up form',
    formVersion,
    ...(network ? { network } : {}),
  };
  const subscriberId = await findOrCreate(ports, signUp, { hash, now, consent });
  if (!subscriberId) return undefined;
  const ref = { subscriberId, courseId };
  const known = await enrollments.load(ref);
  const asked = known ? enrollAgain(known, zone, now) : enroll({ ...ref, zone }, now);
  const newsletter = signUp.newsletter === site.newsletter ? signUp.newsletter : undefined;
  const request = {
    signUp: signUp.request,
    consent,
    address,
    zone,
    ...(firstName ? { firstName } : {}),
    ...(newsletter ? { newsletter } : {}),
  };
  const next = asked && withRequestToConfirm(asked, request, now);
  return next && (await enrollments.save(next)) === 'saved' ? next : undefined;
};

/**
 * The subscriber of an address. The address is taken first, under a condition, so that two sign-ups
 * at once agree on one id; a crash in between leaves it taken, and the next sign-up goes on from there. Undefined while
 * somebody moves to this address: mail to them would go to the one before.
 */
const findOrCreate = async (
  { subscribers, random }: Pick<Ports, 'subscribers' | 'random'>,
  signUp: SignUp,
  { hash, now, consent }: { hash: AddressHash; now: Instant; consent: Consent },
): Promise<SubscriberId | undefined> => {
  const id = (await subscribers.idOf(hash)) ?? (await subscribers.takeAddress(hash, random.subscriberId()));
  const known = await subscribers.load(id);
  const name = signUp.firstName ? { firstName: signUp.firstName } : {};
  const { address, zone } = signUp;
  if (!known) {
    await subscribers.save({
      id,
      version: 0,
      address,
      addressHash: hash,
      ...name,
      zone,
      createdAt: now,
      consent,
    });
    // An erasure under way may have given the address up meanwhile.
    return subscribers.takeAddress(hash, id);
  }
  if (known.addressHash !== hash) return undefined;
  // Kept for another month. What else was typed waits with the request: one of the two may be a stranger.
  if (!known.consent.confirmedAt) await subscribers.save({ ...known, consent });
  return id;
};
