import { grantPermits, type MailKind, type QuotaHeadroom } from '../sending/permits.ts';
import type { HoldReason, SendingState } from '../sending/sending-state.ts';
import type { Instant } from '../time/instant.ts';

/** What of a stage decides whether anybody's mail goes out. */
export type StageFacts = {
  sending: SendingState;
  /** The record says that it was made in another table: the next sweep stops all. */
  isForeign: boolean;
  headroom: QuotaHeadroom;
};

/** What keeps every mail of a kind back, whoever it is for. */
export type StageObstacle =
  | { kind: 'stopped'; reason: HoldReason; since?: Instant | undefined }
  /** Of the day: all of it, or what is not kept for mails that matter more. */
  | { kind: 'quota-used-up'; of: 'all' | 'share' };

/** By the same rule as the sender's, and what SES said of the quota when it was last asked. */
export const stageObstacle = (
  { sending, isForeign, headroom }: StageFacts,
  kind: MailKind,
  now: Instant,
): StageObstacle | undefined => {
  const { hold, quota } = sending;
  if (isForeign) return { kind: 'stopped', reason: 'restored-table', since: hold?.since };
  if (hold) return { kind: 'stopped', ...hold };
  if (!quota) return undefined;
  const grant = grantPermits({ ...sending, quota }, { now, wanted: 1, kind, headroom });
  if (grant.kind === 'quota-used-up') return { kind: 'quota-used-up', of: 'all' };
  return grant.kind === 'share-used-up' ? { kind: 'quota-used-up', of: 'share' } : undefined;
};
