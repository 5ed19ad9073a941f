import type { CourseId } from '../domain/course.ts';
import { enroll, enrollAgain } from '../domain/enrollment.ts';
import type { TimeZone } from '../domain/site.ts';
import type { EmailAddress, FirstName, Subscriber, SubscriberId } from '../domain/subscriber.ts';
import type { Deliver } from './deliver.ts';
import type {
  Clock,
  ConsentTexts,
  Courses,
  Enrollments,
  Hashes,
  Random,
  Subscribers,
  Suppressions,
  Telemetry,
} from './ports.ts';

export type SignUp = {
  courseId: CourseId;
  address: EmailAddress;
  firstName?: FirstName | undefined;
  zone: TimeZone;
  /** The words on the form that the person agreed to, as shown. */
  consentText: string;
  /** The client's address; only a keyed hash of its network is kept. */
  ip?: string | undefined;
};

/** `accepted` says nothing about the address: it is the answer for new, known, gone and suppressed ones alike. */
export type SignUpOutcome = 'accepted' | 'unknown-course';

type Ports = {
  clock: Clock;
  random: Random;
  hashes: Hashes;
  subscribers: Subscribers;
  enrollments: Enrollments;
  suppressions: Suppressions;
  consentTexts: ConsentTexts;
  courses: Courses;
  telemetry: Telemetry;
  deliver: Deliver;
};

/** Takes a sign-up and sends the confirmation mail. Nothing else is sent until the person confirms. */
export const subscribe =
  (ports: Ports) =>
  async (request: SignUp): Promise<SignUpOutcome> => {
    const { clock, hashes, suppressions, courses, consentTexts, enrollments, telemetry, deliver } = ports;
    if (!(await courses.current(request.courseId))) return 'unknown-course';

    const hash = hashes.address(request.address);
    if (await suppressions.find(hash)) {
      telemetry.count('signUpSuppressed');
      return 'accepted';
    }

    const now = clock.now();
    const textHash = await consentTexts.archive(request.consentText);
    const consent = {
      textHash,
      requestedAt: now,
      mechanism: 'sign-up form' as const,
      ...(request.ip ? { network: hashes.network(request.ip) } : {}),
    };
    const id = await findOrCreate(ports, request, { hash, now, consent });

    const ref = { subscriberId: id, courseId: request.courseId };
    const known = await enrollments.load(ref);
    const next = known ? enrollAgain(known, request.zone, now) : enroll({ ...ref, zone: request.zone }, now);
    if (!next) {
      telemetry.count('signUpAlreadyEnrolled');
      return 'accepted';
    }
    // A stale write means that the same person's other click got here first and did the same.
    if ((await enrollments.save(next)) === 'saved') {
      telemetry.count('signUp');
      await deliver(ref);
    }
    return 'accepted';
  };

/**
 * The subscriber of an address. The address is reserved first, under a condition, so that two sign-ups
 * at once agree on one id; a crash in between leaves a reservation that the next sign-up takes up.
 */
const findOrCreate = async (
  { subscribers, random }: Pick<Ports, 'subscribers' | 'random'>,
  request: SignUp,
  {
    hash,
    now,
    consent,
  }: { hash: Subscriber['addressHash']; now: Subscriber['createdAt']; consent: Subscriber['consent'] },
): Promise<SubscriberId> => {
  const id = (await subscribers.idOf(hash)) ?? (await subscribers.reserve(hash, random.subscriberId()));
  const known = await subscribers.load(id);
  const name = request.firstName ? { firstName: request.firstName } : {};
  if (!known) {
    await subscribers.save({
      id,
      version: 0,
      address: request.address,
      addressHash: hash,
      ...name,
      zone: request.zone,
      createdAt: now,
      consent,
    });
  } else if (!known.consent.confirmedAt) {
    // Not confirmed yet: what was typed last counts. A stranger can not change a confirmed person's record.
    await subscribers.save({ ...known, address: request.address, ...name, zone: request.zone, consent });
  }
  return id;
};
