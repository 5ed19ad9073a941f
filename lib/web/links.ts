import type { Context } from 'hono';
import type { Claims, ClaimsFor, Purpose } from '../domain/token.ts';
import type { EnrollmentRef } from '../pipeline/ports.ts';
import { isFromElsewhere } from './security.ts';
import type { Web } from './web.ts';

export const refOf = ({ s, c }: Claims): EnrollmentRef => ({ subscriberId: s, courseId: c });

type Opened<P extends Purpose> = { token: string; claims: ClaimsFor<P> };

/**
 * Opens the link's token before anything else is looked at. What is cut, forged or meant for another
 * purpose gets a plain page, without a read of any record.
 */
export const readLink = <P extends Purpose>(
  { ports, pages }: Web,
  c: Context,
  purpose: P,
): (Opened<P> & { expired: boolean }) | { refusal: Response | Promise<Response> } => {
  const token = c.req.param('token') ?? '';
  const reading = ports.tokens.read(purpose, token, ports.clock.now());
  if (!('fault' in reading)) return { token, claims: reading.claims, expired: false };
  if (reading.fault === 'expired' && reading.claims) return { token, claims: reading.claims, expired: true };
  return { refusal: pages.fault(c, 'link', 400) };
};

/** As `readLink`, for a pressed button: one on another site's page is refused too. */
export const readPress = <P extends Purpose>(
  web: Web,
  c: Context,
  purpose: P,
): ReturnType<typeof readLink<P>> => {
  const link = readLink(web, c, purpose);
  if ('refusal' in link || !isFromElsewhere(c.req.raw.headers, new URL(web.baseUrl).origin)) return link;
  return { refusal: web.pages.fault(c, 'elsewhere', 403) };
};
