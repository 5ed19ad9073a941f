import type { CourseMail } from '../delivery/delivery-key.ts';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import type { Outline } from '../enrollment/course-outline.ts';
import { nextCourseTime } from '../enrollment/due-time.ts';
import { enroll } from '../enrollment/enroll.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { unsubscribeFromCourse } from '../enrollment/unsubscribe-from-course.ts';
import type { Consent } from '../subscriber/consent.ts';
import type { Instant } from '../time/instant.ts';
import { weekdayIn } from '../time/schedule.ts';
import type { JoiningRow } from './parse-row.ts';

/** A lesson that lies behind somebody who never got it: they are not sent it later either. */
const passedBefore = 'passed over before the import';

type Received = ReadonlyMap<CourseMail, Instant>;

/** When each lesson came that the row says was received, those before `nextLesson` included. */
const receivedOf = (
  { lessonsReceived, lessonsSkipped, nextLesson, lastLessonAt }: JoiningRow,
  { lessons }: Outline,
): { received: Received } | { fault: string } => {
  const mails: readonly CourseMail[] = [...lessons, 'closing'];
  const named = [...lessonsReceived.map(({ mail }) => mail), ...lessonsSkipped];
  if (!named.every((mail) => mails.includes(mail)))
    return { fault: 'lessonsReceived or lessonsSkipped names a lesson that the course does not have.' };
  if (nextLesson && !mails.includes(nextLesson))
    return { fault: 'nextLesson is not a lesson of the course.' };
  if (nextLesson && named.includes(nextLesson))
    return { fault: 'nextLesson is among the lessons that were received or skipped.' };

  const before = nextLesson ? mails.slice(0, mails.indexOf(nextLesson)) : [];
  const all = [
    ...before.filter((mail) => !named.includes(mail)).map((mail) => ({ mail, at: lastLessonAt })),
    ...lessonsReceived.map(({ mail, at = lastLessonAt }) => ({ mail, at })),
  ];
  const received = new Map<CourseMail, Instant>();
  for (const { mail, at } of all) {
    if (!at) return { fault: 'lastLessonAt is missing: when the last of the lessons came.' };
    received.set(mail, at);
  }
  return { received };
};

/**
 * The enrollment of somebody who joins with a row: where they were in the course, at their own rhythm. Their next
 * lesson comes at their next regular time and leaves the rest after their last one, whoever sent that.
 */
export const enrollFromRow = (
  row: JoiningRow,
  who: Pick<Enrollment, 'subscriberId' | 'courseId' | 'zone'>,
  outline: Outline,
  now: Instant,
): { enrollment: Enrollment } | { fault: string } => {
  const read = receivedOf(row, outline);
  if ('fault' in read) return read;
  const { received } = read;
  const { confirmedAt, cadence = outline.cadence, hour, pausedUntil } = row;
  const last = [...received.values()].sort().at(-1);
  const { dueAt: _, ...fresh } = enroll(who, row.consentAt);
  const active: Enrollment = {
    ...fresh,
    standing: { status: 'active', since: confirmedAt },
    cadence,
    weekday: row.weekday ?? weekdayIn(who.zone, last ?? confirmedAt),
    ...(hour === undefined ? {} : { hour }),
    ...(pausedUntil && pausedUntil > now ? { pausedUntil } : {}),
    ledger: { ...skippedEntries(row, now), ...receivedEntries(received) },
  };
  const isOver = row.standing === 'completed' || active.ledger.closing !== undefined;
  const standing: Enrollment = isOver
    ? { ...active, standing: { status: 'completed', at: last ?? confirmedAt } }
    : { ...active, dueAt: nextCourseTime(active, outline, now) };
  // When they left is not known; no consent that is younger than this one is taken back by it.
  const left =
    row.standing === 'unsubscribed' && unsubscribeFromCourse(standing, 'unsubscribed', confirmedAt);
  return { enrollment: left || standing };
};

const receivedEntries = (received: Received): Record<string, LedgerEntry> =>
  Object.fromEntries([...received].map(([mail, at]) => [mail, { status: 'sent', at, attempt: 1 }]));

const skippedEntries = ({ lessonsSkipped }: JoiningRow, at: Instant): Record<string, LedgerEntry> =>
  Object.fromEntries(lessonsSkipped.map((mail) => [mail, { status: 'skipped', at, reason: passedBefore }]));

/** The proof that the row brings; the text itself is archived under its hash. */
export const consentFromRow = (row: JoiningRow, textHash: string): Consent => ({
  textHash,
  requestedAt: row.consentAt,
  confirmedAt: row.confirmedAt,
  mechanism: 'import',
  source: row.consentSource,
  ...(row.key ? { key: row.key } : {}),
  ...(row.signUpSource ? { signUpSource: row.signUpSource } : {}),
});
