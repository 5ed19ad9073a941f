import type { ResendObstacle } from '../../domain/enrollment/resend-failed.ts';
import type { FailedMail } from './resend-failed.ts';

const obstacleInWords: Record<ResendObstacle, string> = {
  left: 'cannot be sent: they have left',
  'no-longer-in-the-course': 'cannot be sent: it is no longer in the course',
  'of-an-earlier-round': 'cannot be sent: they have begun the course anew since',
  cancelled: 'cannot be sent: the issue is cancelled',
  paused: 'cannot be sent before the issue is resumed',
  'too-long-ago': 'cannot be sent: the issue went out so long ago that its copies are being removed',
};

/** One line a mail and reason, the most frequent first: how many of it failed, why, and what stands in the way. */
export const failedInWords = (failed: readonly FailedMail[]): string[] =>
  [
    ...Map.groupBy(
      failed,
      ({ mail, reason, obstacle }) =>
        `${mail}: ${reason}${obstacle ? ` (${obstacleInWords[obstacle]})` : ''}`,
    ),
  ]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([words, those]) => `  ${String(those.length).padStart(7)}  ${words}`);
