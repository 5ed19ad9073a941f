import type { PartingWord } from '../domain/leave-reason.ts';
import { sayWhy } from '../domain/leaving.ts';
import { changeItem } from './change-item.ts';
import type { EnrollmentRef, Enrollments, Telemetry } from './ports.ts';

/** Keeps why somebody left, if they did; said again, the last word counts. */
export const tellWhy =
  ({ enrollments, telemetry }: { enrollments: Enrollments; telemetry: Telemetry }) =>
  async (ref: EnrollmentRef, why: PartingWord): Promise<'kept' | 'nothing-to-do'> => {
    if (!(await changeItem(enrollments, ref, (current) => sayWhy(current, why)))) return 'nothing-to-do';
    telemetry.note('parting-word', { course: ref.courseId, why });
    telemetry.count('partingWords');
    return 'kept';
  };
