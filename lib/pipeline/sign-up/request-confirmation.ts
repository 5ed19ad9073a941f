import { enrollAgain } from '../../domain/enrollment/enroll.ts';
import { capsFor } from '../../domain/sign-up/sign-up-caps.ts';
import type { EnrollmentRef, Ports, SendSoon } from '../ports.ts';
import { withinCaps } from './within-caps.ts';

export type RequestConfirmationOutcome = 'accepted' | 'already-active' | 'no-longer-valid';

/**
 * A new confirmation mail for a link that has run out, if the caps allow one; `episode` is the one the old link
 * was signed for. Over a cap the answer is the same and nothing is sent.
 */
export const requestConfirmation =
  (
    ports: Pick<
      Ports,
      'clock' | 'courses' | 'caps' | 'subscribers' | 'enrollments' | 'suppressions' | 'telemetry'
    > & {
      deliver: SendSoon;
    },
  ) =>
  async (ref: EnrollmentRef, episode: number): Promise<RequestConfirmationOutcome> => {
    const { clock, courses, subscribers, enrollments, suppressions, telemetry, deliver } = ports;
    const enrollment = await enrollments.load(ref);
    const subscriber = await subscribers.load(ref.subscriberId);
    if (!enrollment || !subscriber || enrollment.episode !== episode) return 'no-longer-valid';
    const suppression = await suppressions.find(subscriber.addressHash);
    if (suppression && suppression.reason !== 'erased') return 'no-longer-valid';

    const { standing } = enrollment;
    if (standing.status === 'active' || standing.status === 'completed') return 'already-active';
    if (standing.status === 'left' && standing.reason !== 'confirmation-expired') return 'no-longer-valid';

    const now = clock.now();
    const next = enrollAgain(enrollment, enrollment.zone, now);
    const published = await courses.current(ref.courseId);
    if (!next || !published) return 'no-longer-valid';
    const caps = capsFor({ address: subscriber.address, form: 'own' }, published.site.signUp, now);
    if ((await withinCaps(ports)(caps, () => enrollments.save(next))) === 'saved') {
      telemetry.count('confirmationAskedAgain');
      await deliver(ref);
    }
    return 'accepted';
  };
