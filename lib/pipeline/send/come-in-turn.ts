import type { MailKind } from '../../domain/sending/permits.ts';
import { type Instant, later, millisecondsBetween } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import type { NoPermit, Permit, RateLimiter } from './rate-limiter.ts';

type Needs = Pick<Ports, 'clock'> & { rateLimiter: RateLimiter };

/**
 * Waits for the moment of a permit, and for that of another where it has passed: nobody mails late on a permit, when others have the
 * rate. Undefined when the mail may go, or why it may not before `goesUntil`.
 */
export const comeInTurn = async (
  { clock, rateLimiter }: Needs,
  first: Permit,
  goesUntil: Instant,
): Promise<NoPermit | undefined> => {
  let permit: Permit | NoPermit = first;
  while (typeof permit !== 'string') {
    if (await rateLimiter.comes(permit)) return undefined;
    permit = await rateLimiter.take(permit.kind, millisecondsBetween(clock.now(), goesUntil));
  }
  return permit;
};

/** Waits at most `patience` milliseconds until one mail of this kind may go; undefined then, or why it may not. */
export const waitForTurn = async (
  ports: Needs,
  kind: MailKind,
  patience: number,
): Promise<NoPermit | undefined> => {
  const goesUntil = later(ports.clock.now(), { milliseconds: patience });
  const permit = await ports.rateLimiter.take(kind, patience);
  return typeof permit === 'string' ? permit : comeInTurn(ports, permit, goesUntil);
};
