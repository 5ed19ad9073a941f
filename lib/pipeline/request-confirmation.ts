import { enrollAgain } from '../domain/enrollment.ts';
import type { Deliver } from './deliver.ts';
import type { Clock, EnrollmentRef, Enrollments, Subscribers, Suppressions, Telemetry } from './ports.ts';

export type ConfirmationRequest = 'accepted' | 'already-active' | 'no-longer-valid';

/** A new confirmation mail for a link that has run out; `episode` is the one the old link was signed for. */
export const requestConfirmation =
  (ports: {
    clock: Clock;
    subscribers: Subscribers;
    enrollments: Enrollments;
    suppressions: Suppressions;
    telemetry: Telemetry;
    deliver: Deliver;
  }) =>
  async (ref: EnrollmentRef, episode: number): Promise<ConfirmationRequest> => {
    const { clock, subscribers, enrollments, suppressions, telemetry, deliver } = ports;
    const enrollment = await enrollments.load(ref);
    const subscriber = await subscribers.load(ref.subscriberId);
    if (!enrollment || !subscriber || enrollment.episode !== episode) return 'no-longer-valid';
    if (await suppressions.find(subscriber.addressHash)) return 'no-longer-valid';

    const { standing } = enrollment;
    if (standing.status === 'active' || standing.status === 'completed') return 'already-active';
    if (standing.status === 'left' && standing.reason !== 'confirmation-expired') return 'no-longer-valid';

    const next = enrollAgain(enrollment, enrollment.zone, clock.now());
    if (next && (await enrollments.save(next)) === 'saved') {
      telemetry.count('confirmationAskedAgain');
      await deliver(ref);
    }
    return 'accepted';
  };
