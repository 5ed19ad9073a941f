import type { RequestId } from '../../domain/sign-up/request-id.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';

export type Random = {
  subscriberId(): SubscriberId;
  /** Names one worker's hold on one delivery. */
  ownerToken(): string;
  requestId(): RequestId;
  /** 32 bytes that nobody can guess, in hex. */
  secret(): string;
  /** From 0 up to, but not including, 1. */
  fraction(): number;
};
