import { capsFor } from '../domain/caps.ts';
import { type Consent, withRequest } from '../domain/consent.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import { enroll, enrollAgain } from '../domain/joining.ts';
import type { SignUp } from '../domain/sign-up.ts';
import type { Site } from '../domain/site.ts';
import type { AddressHash, SubscriberId } from '../domain/subscriber.ts';
import type { Deliver } from './deliver.ts';
import { chooseNewsletter } from './newsletter-choice.ts';
import type {
  Caps,
  Clock,
  ConsentTexts,
  Courses,
  Enrollments,
  Hashes,
  Random,
  Subscribers,
  Subscriptions,
  Suppressions,
  Telemetry,
} from './ports.ts';
import { withinCaps } from './within-caps.ts';

export type SignUpOutcome = 'asked' | 'already-enrolled' | 'suppressed' | 'capped' | 'unknown-course';

type Ports = {
  clock: Clock;
  random: Random;
  hashes: Hashes;
  subscribers: Subscribers;
  enrollments: Enrollments;
  subscriptions: Subscriptions;
  suppressions: Suppressions;
  consentTexts: ConsentTexts;
  courses: Courses;
  caps: Caps;
  telemetry: Telemetry;
  deliver: Deliver;
};

/**
 * Takes a sign-up and sends the confirmation mail, if the caps allow one; otherwise nothing is stored or sent.
 * Nothing else is sent until the person confirms. The outcome is for the operator: it never reaches the form.
 */
export const subscribe =
  (ports: Ports) =>
  async (signUp: SignUp): Promise<SignUpOutcome> => {
    const { clock, hashes, suppressions, courses, subscribers, enrollments, telemetry, deliver } = ports;
    const published = await courses.current(signUp.courseId);
    if (!published) return 'unknown-course';

    const hash = hashes.address(signUp.address);
    // Somebody who had themselves erased may come back, by their own fresh consent.
    const suppression = await suppressions.find(hash);
    if (suppression && suppression.reason !== 'erased') {
      telemetry.count('signUpSuppressed');
      return 'suppressed';
    }

    const id = await subscribers.idOf(hash);
    const known = id && (await enrollments.load({ subscriberId: id, courseId: signUp.courseId }));
    const now = clock.now();
    if (known && !enrollAgain(known, signUp.zone, now)) {
      telemetry.count('signUpAlreadyEnrolled');
      return 'already-enrolled';
    }

    const caps = capsFor(signUp, published.site.signUp, now);
    const enrollment = await withinCaps(ports)(caps, () => store(ports, signUp, published.site, hash, now));
    if (enrollment === 'capped') return 'capped';
    if (!enrollment) return 'already-enrolled';
    telemetry.count('signUp');
    await deliver(enrollment);
    return 'asked';
  };

/** The enrollment that waits to be confirmed; undefined where somebody else's click got here first and did the same. */
const store = async (
  ports: Ports,
  signUp: SignUp,
  site: Site,
  hash: AddressHash,
  now: Instant,
): Promise<Enrollment | undefined> => {
  const { consentTexts, enrollments } = ports;
  const { courseId, zone, consentText, formVersion, network } = signUp;
  const consent: Consent = {
    textHash: await consentTexts.archive(consentText),
    requestedAt: now,
    mechanism: 'sign-up form',
    formVersion,
    ...(network ? { network } : {}),
  };
  const subscriberId = await findOrCreate(ports, signUp, { hash, now, consent });
  if (!subscriberId) return undefined;
  const ref = { subscriberId, courseId };
  const known = await enrollments.load(ref);
  const asked = known ? enrollAgain(known, zone, now) : enroll({ ...ref, zone }, now);
  const next = asked && { ...asked, consents: withRequest(asked.consents, consent) };
  if (next && site.newsletter) {
    const wanted = signUp.newsletter === site.newsletter;
    await chooseNewsletter(ports)({ ...ref, listId: site.newsletter, wanted, zone, consent }, now);
  }
  return next && (await enrollments.save(next)) === 'saved' ? next : undefined;
};

/**
 * The subscriber of an address. The address is reserved first, under a condition, so that two sign-ups
 * at once agree on one id; a crash in between leaves a reservation that the next sign-up takes up. Undefined while
 * somebody moves to this address: mail to them would go to the one before.
 */
const findOrCreate = async (
  { subscribers, random }: Pick<Ports, 'subscribers' | 'random'>,
  signUp: SignUp,
  { hash, now, consent }: { hash: AddressHash; now: Instant; consent: Consent },
): Promise<SubscriberId | undefined> => {
  const id = (await subscribers.idOf(hash)) ?? (await subscribers.reserve(hash, random.subscriberId()));
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
    return subscribers.reserve(hash, id);
  }
  if (known.addressHash !== hash) return undefined;
  if (!known.consent.confirmedAt) {
    // Not confirmed yet: what was typed last counts. A stranger can not change a confirmed person's record.
    await subscribers.save({ ...known, address, ...name, zone, consent });
  }
  return id;
};
