import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { isOpenToOtherSites } from './open-to-other-sites.ts';

type Policy = {
  /** The hashes of the one style and the one script that may stand in the page. */
  inline?: { style: string; script: string };
  /** What a check that a person is there loads from, on a page that has one. */
  sources?: readonly string[] | undefined;
  /** Whether other sites may put a frame around it. */
  framed?: boolean;
};

/** Nothing from elsewhere, no inline script or style but those of its own, no frame around us unless it says so. */
export const contentSecurityPolicy = ({ inline, sources = [], framed = false }: Policy = {}): string => {
  const own = (hash: string | undefined) => (hash === undefined ? '' : ` ${hash}`);
  const more = sources.map((source) => ` ${source}`).join('');
  return [
    "default-src 'none'",
    `style-src 'self'${own(inline?.style)}${more}`,
    `script-src 'self'${own(inline?.script)}${more}`,
    "img-src 'self' data:",
    // Lighthouse asks for robots.txt from within the page, and takes a refusal for a broken file.
    `connect-src 'self'${more}`,
    ...(more ? [`frame-src${more}`] : []),
    "form-action 'self'",
    "base-uri 'none'",
    ...(framed ? [] : ["frame-ancestors 'none'"]),
  ].join('; ');
};

/** The policy of every answer that has none of its own. */
export const defaultContentSecurityPolicy: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Content-Security-Policy'))
    c.res.headers.set('Content-Security-Policy', contentSecurityPolicy({ framed: isOpenToOtherSites(c) }));
};

const common = {
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: 'max-age=31536000',
  // It would close every page of ours to a tab that a sandboxed frame opens, such as a site builder's or a web mail's,
  // and has nothing to protect: no page knows its visitor but by the link that was opened.
  crossOriginOpenerPolicy: false,
  // What a page loads belongs to another site where the page stands in a sandboxed frame; assets say so themselves.
  overwrite: false,
} as const;

const closed = secureHeaders({ ...common, xFrameOptions: 'DENY' });
const open = secureHeaders({
  ...common,
  xFrameOptions: false,
  crossOriginResourcePolicy: 'cross-origin',
  // A sandboxed frame cannot have it, and Chromium complains.
  originAgentCluster: false,
});

/** No address of ours in a Referer, no guessing of types, no plain HTTP, and no other site around what it need not show. */
export const securityHeaders: MiddlewareHandler = (c, next) =>
  isOpenToOtherSites(c) ? open(c, next) : closed(c, next);
