import { getPathNoStrict } from 'hono/utils/url';
import { personalPaths } from './personal.ts';

/** What no path of a link has, and mail programs leave in one: blanks, line breaks, unseen characters, `=` at the end of a line. */
const damage = '(?:%(?!2f|5c)[\\da-f]{2}|[^\\w/.%\\\\-])*';
const slash = `(?:(?:/|%2f|\\\\|%5c)${damage})+`;

/** Two of the paths lead further before their token comes. */
const nested = ['/newsletters/leave/', '/newsletters/undo/', '/newsletters/read/', '/leave-all/undo/'];

const damaged = (path: string): RegExp =>
  new RegExp(`^${damage}${[...path].map((sign) => (sign === '/' ? slash : sign + damage)).join('')}`, 'i');

/** The longest first, since some begin with others. */
const linkPaths = [...nested, ...personalPaths].map((path) => ({ path, pattern: damaged(path) }));

/**
 * The path as we have sent it: what gateways, mail programs and keyboards do to the words of a link before its token
 * (slashes doubled or encoded, capitals, breaks within) takes nothing away from it, nor do signs after a last slash.
 */
export const pathAsSent: typeof getPathNoStrict = (request) => {
  const given = getPathNoStrict(request).replace(/\/{2,}/g, '/');
  for (const { path, pattern } of linkPaths)
    if (pattern.test(given)) return given.replace(pattern, path).replace(/\/[^\w%]*$/, '');
  return given;
};
