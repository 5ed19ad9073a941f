import type { Context } from 'hono';
import type { ClaimsFor } from '../../domain/links/claims.ts';
import type { SignUp } from '../../domain/sign-up/sign-up.ts';
import type { WebContext } from '../context.ts';
import { isCrossOrigin } from '../middleware/same-origin-only.ts';

/** Nobody reads and fills in the form faster; a page that was left open longer is from another day. */
const youngest = 2_000;
const oldest = 24 * 60 * 60 * 1000;

/** The name of the hidden field that says when one of our own pages showed the form. */
const formTokenField = 'shown';

/** What that field holds: when this page shows the form, signed. */
export const signFormToken = ({ ports, formVersion }: WebContext): string =>
  ports.tokens.sign({ p: 'form', t: Date.parse(ports.clock.now()), v: formVersion });

/**
 * Which form was posted, by its token. One of our own carries our signature, was open for as long as a person takes,
 * and was posted from our own page. Everything else is `elsewhere`: forms pasted into other sites, which have no
 * signature, and scripts. Nothing is refused for it; it only comes under stricter caps.
 */
export const readFormToken = async (
  web: WebContext,
  c: Context,
  posted: URLSearchParams,
): Promise<Pick<SignUp, 'form' | 'formVersion'>> => {
  const elsewhere = { form: 'elsewhere', formVersion: 'elsewhere' } as const;
  const claims = await ownClaims(web, c, posted);
  if (!claims) return elsewhere;
  // A page that was shown in what is now the future was shown by a clock that has been put back since.
  const age = Math.abs(Date.parse(web.ports.clock.now()) - claims.t);
  return age >= youngest && age <= oldest ? { form: 'own', formVersion: claims.v } : elsewhere;
};

/**
 * The field's value in a form that is shown again, with what is at fault in it. One that came without our signature goes
 * without: it may stand in another site's frame, where a press proves nothing.
 */
export const renewFormToken = async (
  web: WebContext,
  c: Context,
  posted: URLSearchParams,
): Promise<string> => ((await ownClaims(web, c, posted)) ? signFormToken(web) : '');

/** What we signed into a form of ours, if it was posted from our own page; however long ago. */
const ownClaims = async (
  { ports, baseUrl }: WebContext,
  c: Context,
  posted: URLSearchParams,
): Promise<ClaimsFor<'form'> | undefined> => {
  const token = posted.get(formTokenField) ?? '';
  if (token === '' || isCrossOrigin(c.req.raw.headers, new URL(baseUrl).origin)) return undefined;
  const reading = await ports.tokens.read('form', token, ports.clock.now());
  return 'claims' in reading ? reading.claims : undefined;
};
