import { unsubscribe } from '../../domain/enrollment/unsubscribe.ts';
import type { EnrollmentRef, Ports } from '../ports.ts';

export type UnsubscribeOutcome = 'left' | 'already-left' | 'unknown';

/**
 * Once this resolves, no further mail of the course is handed to SES: a worker that claims later fails on
 * the version, one that claimed before has its one mail in flight.
 */
export const unsubscribeFromCourse =
  (ports: Pick<Ports, 'clock' | 'enrollments' | 'telemetry'>) =>
  async (ref: EnrollmentRef): Promise<UnsubscribeOutcome> => {
    const { clock, enrollments, telemetry } = ports;
    const enrollment = await enrollments.load(ref);
    if (!enrollment) return 'unknown';
    const left = unsubscribe(enrollment, 'unsubscribed', clock.now());
    if (!left) return 'already-left';
    if ((await enrollments.save(left)) === 'stale') return unsubscribeFromCourse(ports)(ref);
    telemetry.count('unsubscribed');
    return 'left';
  };
