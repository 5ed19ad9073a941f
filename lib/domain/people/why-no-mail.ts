import type { IssueId } from '../content/issue.ts';
import type { DeliveryKey } from '../delivery/delivery-key.ts';
import type { CapReason } from '../subscriber/cap-reason.ts';
import type { LeftReason } from '../subscriber/left-reason.ts';
import type { LeftWay } from '../subscriber/left-way.ts';
import type { SuppressionRecord } from '../subscriber/suppression.ts';
import type { Instant } from '../time/instant.ts';
import type { StageObstacle } from './stage-facts.ts';

/** A mail of a course, or an issue of a newsletter. */
export type MailName = DeliveryKey | IssueId;

/**
 * Why somebody got no mail of one course, or of one newsletter, on the day that it is with them; or that they got one. Each is
 * what the next sweep goes by: `tests/pipeline/people/why.test.ts` has the real sender agree.
 */
export type WhyNoMail =
  | { kind: 'got'; mail: MailName; at: Instant }
  /** The stage has no such course or newsletter, or no longer: nothing of it is sent. */
  | { kind: 'not-published' }
  | {
      kind: 'left';
      at: Instant;
      reason: Exclude<LeftReason, 'confirmation-expired'>;
      way?: LeftWay | undefined;
    }
  /** Nobody confirmed in time. */
  | { kind: 'expired'; at: Instant }
  /** `asked`: what became of the mail that asks them to confirm. */
  | { kind: 'pending'; since: Instant; asked: 'sent' | 'failed' | 'skipped' | 'unknown' | 'with-its-course' }
  /** A mail that was asked for today was not sent: somebody has asked too often. */
  | { kind: 'capped'; at: Instant; by: CapReason }
  | { kind: 'suppressed'; at: Instant; reason: SuppressionRecord['reason'] }
  | { kind: 'paused'; until: Instant }
  | { kind: 'skipped'; mail: MailName; at: Instant; reason: string }
  | { kind: 'failed'; mail: MailName; at: Instant; reason: string }
  /** SES has refused it so far; it is tried again. */
  | { kind: 'put-off'; mail: MailName; times: number; reason: string; until: Instant }
  /** A worker has it in its hands. */
  | { kind: 'under-way'; mail: MailName; since: Instant }
  /** SES gave no answer. Its events are waited for until then; without `until`, it has been left at that. */
  | { kind: 'unknown'; mail: MailName; since: Instant; until?: Instant | undefined }
  /** It has missed its hour, and comes at the next one at which it may. */
  | { kind: 'late'; mail: MailName; dueAt: Instant; until: Instant }
  /** Its window was over before it could come. */
  | { kind: 'too-late'; mail: MailName; at?: Instant | undefined }
  /** The course begins on a date. */
  | { kind: 'before-start'; until: Instant }
  /** The mail that was planned is no longer one of the course. */
  | { kind: 'no-such-lesson'; mail: MailName }
  | { kind: 'cancelled'; mail: MailName }
  /** By an operator, for everybody. */
  | { kind: 'issue-paused'; mail: IssueId; since: Instant }
  | StageObstacle
  /** Nothing stands in its way: the next sweep sends it. */
  | { kind: 'due'; mail: MailName; dueAt: Instant }
  | { kind: 'not-yet-due'; mail: MailName; at: Instant }
  | { kind: 'completed'; at: Instant }
  /** They have had all that there is. */
  | { kind: 'nothing-more' }
  /** There is a next lesson, and nothing is planned for it: the daily look at the books finds this. */
  | { kind: 'not-planned'; mail: MailName }
  /** An issue went out today for others on the list. */
  | { kind: 'not-meant'; mail: IssueId; audience: string }
  /** An issue is being sent round, and has not come to them. */
  | { kind: 'being-sent-round'; mail: IssueId }
  | { kind: 'no-issue' };
