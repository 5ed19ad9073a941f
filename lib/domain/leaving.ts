import { nextCourseTime } from './due-time.ts';
import { type Enrollment, withDue } from './enrollment.ts';
import type { Instant } from './instant.ts';
import type { LeaveReason, PartingWord } from './leave-reason.ts';
import type { Outline } from './outline.ts';

/** Nothing more is sent. Leaving twice keeps the first date, but a complaint outranks a mere unsubscribe. */
export const leave = (enrollment: Enrollment, reason: LeaveReason, now: Instant): Enrollment | undefined => {
  const { standing } = enrollment;
  if (standing.status === 'left') {
    const outranks = standing.reason === 'unsubscribed' && (reason === 'complaint' || reason === 'bounce');
    return outranks ? { ...enrollment, standing: { ...standing, reason } } : undefined;
  }
  const { resumeAt: _, move: __, ...rest } = enrollment;
  return withDue(
    { ...rest, standing: { status: 'left', at: now, reason, was: standing.status }, outOfTurn: [] },
    undefined,
  );
};

/** Undoes an unsubscribe: back to where they were, at their regular time. */
export const rejoin = (enrollment: Enrollment, outline: Outline, now: Instant): Enrollment | undefined => {
  const { standing } = enrollment;
  if (standing.status !== 'left' || standing.reason !== 'unsubscribed') return undefined;
  switch (standing.was) {
    case 'pending':
      return { ...enrollment, standing: { status: 'pending', requestedAt: now } };
    case 'completed':
      return { ...enrollment, standing: { status: 'completed', at: standing.at } };
    case 'active': {
      const back: Enrollment = { ...enrollment, standing: { status: 'active', since: now } };
      return withDue(back, nextCourseTime(back, outline, now));
    }
  }
};

/** Keeps why somebody left; undefined for those who did not, or not by their own choice. */
export const sayWhy = (enrollment: Enrollment, why: PartingWord): Enrollment | undefined => {
  const { standing } = enrollment;
  return standing.status === 'left' && standing.reason === 'unsubscribed'
    ? { ...enrollment, standing: { ...standing, why } }
    : undefined;
};
