import { withUnsubscribeReason } from '../../domain/enrollment/unsubscribe.ts';
import type { UnsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import { changeItem } from '../change-item.ts';
import type { EnrollmentRef, Ports } from '../ports.ts';

/** Keeps why somebody left, if they did; said again, the last word counts. */
export const recordUnsubscribeReason =
  ({ enrollments, telemetry }: Pick<Ports, 'enrollments' | 'telemetry'>) =>
  async (ref: EnrollmentRef, why: UnsubscribeReason): Promise<'kept' | 'nothing-to-do'> => {
    if (!(await changeItem(enrollments, ref, (current) => withUnsubscribeReason(current, why))))
      return 'nothing-to-do';
    telemetry.note('parting-word', { course: ref.courseId, why });
    telemetry.count('unsubscribeReasons');
    return 'kept';
  };
