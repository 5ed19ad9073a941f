import type { Context } from 'hono';
import type { ClaimsFor, LinkClaims } from '../../domain/links/claims.ts';
import type { EnrollmentRef } from '../../pipeline/ports.ts';
import type { WebContext } from '../context.ts';
import { isFromElsewhere } from './security.ts';

export const refOf = ({ s, c }: Extract<LinkClaims, { c: unknown }>): EnrollmentRef => ({
  subscriberId: s,
  courseId: c,
});

type LinkPurpose = LinkClaims['p'];
type Opened<P extends LinkPurpose> = { token: string; claims: ClaimsFor<P> };

/**
 * Opens the link's token before anything else is looked at. What is cut, forged or meant for another
 * purpose gets a plain page, without a read of any record.
 */
export const readLink = async <P extends LinkPurpose>(
  { ports, pages }: WebContext,
  c: Context,
  purpose: P,
): Promise<(Opened<P> & { expired: boolean }) | { refusal: Response }> => {
  const token = c.req.param('token') ?? '';
  const reading = await ports.tokens.read(purpose, token, ports.clock.now());
  if (!('fault' in reading)) return { token, claims: reading.claims, expired: false };
  if (reading.fault === 'expired' && reading.claims) return { token, claims: reading.claims, expired: true };
  return { refusal: await pages.fault(c, 'link', 400) };
};

/** As `readLink`, for a pressed button: one on another site's page is refused too. */
export const readPress = async <P extends LinkPurpose>(
  web: WebContext,
  c: Context,
  purpose: P,
): ReturnType<typeof readLink<P>> => {
  const link = await readLink(web, c, purpose);
  if ('refusal' in link || !isFromElsewhere(c.req.raw.headers, new URL(web.baseUrl).origin)) return link;
  return { refusal: await web.pages.fault(c, 'elsewhere', 403) };
};
