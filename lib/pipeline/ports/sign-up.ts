import type { SignUpSettings } from '../../domain/content/site.ts';
import type { Job } from '../../domain/sign-up/job.ts';
import type { RequestId } from '../../domain/sign-up/request-id.ts';
import type { Cap, CountReason } from '../../domain/sign-up/sign-up-caps.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { EnrollmentRef } from './enrollments.ts';
import type { MembershipRef } from './subscriptions.ts';

export type ConsentTexts = {
  /** Archives the text that was shown, under its SHA-256, which it returns. */
  archive(text: string): Promise<string>;
  /** The text of a hash. */
  find(hash: string): Promise<string | undefined>;
};

export type Caps = {
  /**
   * Gives a request a place, unless the count is at its limit. Atomic: of many at once, exactly the limit get through.
   * A request that died on its way and comes again has its place already.
   */
  take(cap: Cap<CountReason>, request: RequestId, now: Instant): Promise<'taken' | 'full'>;
  /** Takes the place of a request back, unless it has none or is settled. */
  giveBack(cap: Cap<CountReason>, request: RequestId): Promise<void>;
  /** What a place was taken for is on record: it stays counted, and whose it was is forgotten. */
  settle(cap: Cap<CountReason>, request: RequestId): Promise<void>;
};

/**
 * Hands a sign-up on, to be taken after the answer: what the form's page says, and how long it takes, can then
 * depend on nothing that is on record. Handed on twice does no harm.
 */
export type StartJob = (job: Job) => Promise<void>;

/** Has what is due for an enrollment, or for a sign-up to a list, sent as soon as may be; if not now, the next sweep does it. */
export type SendSoon<Ref extends MembershipRef = EnrollmentRef> = (ref: Ref) => Promise<unknown>;

/** Asks whoever runs the check on the form whether a person solved it. */
export type Captcha = (
  answer: string,
  check: NonNullable<SignUpSettings['captcha']>,
) => Promise<CaptchaVerdict>;

/** `no-answer`: the check's own service did not say. */
export type CaptchaVerdict = 'person' | 'not-shown' | 'no-answer';
