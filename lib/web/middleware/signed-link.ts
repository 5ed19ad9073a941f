import type { MiddlewareHandler } from 'hono';
import type { ClaimsFor, LinkClaims } from '../../domain/links/claims.ts';
import type { WebContext } from '../context.ts';

type LinkPurpose = LinkClaims['p'];

/** The link that a route was reached by: what it lets its holder do, and whether its time is over. */
export type SignedLink<P extends LinkPurpose> = { token: string; claims: ClaimsFor<P>; expired: boolean };

/**
 * Opens the token in the route's path before anything else is looked at; the route finds it as `c.var.link`. What is
 * cut, forged or meant for another purpose gets a plain page, without a read of any record.
 */
export const signedLink =
  <P extends LinkPurpose>(
    { ports, pages }: WebContext,
    purpose: P,
  ): MiddlewareHandler<{ Variables: { link: SignedLink<P> } }> =>
  async (c, next) => {
    const reading = await ports.tokens.read(purpose, c.req.param('token') ?? '', ports.clock.now());
    const fault = 'fault' in reading ? reading.fault : undefined;
    if (!('claims' in reading)) return pages.fault(c, 'link', 400);
    const { token, claims } = reading;
    c.set('link', { token, claims, expired: fault === 'expired' });
    return next();
  };
