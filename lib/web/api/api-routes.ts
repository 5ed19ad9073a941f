import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Hono } from 'hono/quick';
import type { ApiKey } from '../../domain/api/api-key.ts';
import { capOfKey } from '../../domain/sign-up/sign-up-caps.ts';
import { admitProgram } from '../../pipeline/api/admit-program.ts';
import { withinCaps } from '../../pipeline/sign-up/within-caps.ts';
import type { WebContext } from '../context.ts';
import { apiPath, type OperationId, operationPaths } from './operation-paths.ts';
import { problem } from './problem.ts';

const maxSize = 32 * 1024;

/** Whether a request is for a program rather than for a browser: then what is wrong is said in JSON. */
export const isForApi = (c: Context): boolean => c.req.path === '/api' || c.req.path.startsWith('/api/');

const bearerOf = (c: Context): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(c.req.header('Authorization') ?? '')?.[1];

/** What other programs can ask for, with a key. Without one there is nothing here but the document that says what there is. */
export const apiRoutes = (web: WebContext): Hono => {
  const routes = new Hono();
  // Anybody may ask for it, and making it takes milliseconds: once.
  let document: Promise<object> | undefined;
  routes.get(`${apiPath}/openapi.json`, async (c) => {
    document ??= import('./api-document.ts').then(({ apiDocument }) => apiDocument());
    return c.json(await document);
  });
  const sized = bodyLimit({ maxSize, onError: (c) => problem(c, 'too-large') });
  for (const { id, method, path } of operationPaths)
    routes.on(
      method.toUpperCase(),
      `${apiPath}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      keptByNobody,
      sized,
      (c) => answer(web, c, id),
    );
  return routes;
};

/** What is said there is for one program alone. */
const keptByNobody: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex, nofollow');
};

const answer = async (web: WebContext, c: Context, id: OperationId): Promise<Response> => {
  const shown = bearerOf(c);
  const admission = shown ? await admitProgram(web.ports)(shown) : undefined;
  if (admission?.kind !== 'admitted') {
    c.header('WWW-Authenticate', 'Bearer');
    return problem(c, admission ? `key-${admission.because}` : 'key-missing');
  }
  const { key } = admission;
  // What a key is not for counts as well: each request reads the record.
  return withinHour(web, c, key, async () => {
    const { operations } = await import('./operations.ts');
    const each = operations[id];
    return key.scopes.includes(each.scope) ? each.respond(web, c, key) : problem(c, 'scope-missing');
  });
};

/** Counts the request, unless the key has had all of this hour's. */
const withinHour = async (
  { ports }: WebContext,
  c: Context,
  key: ApiKey,
  respond: () => Promise<Response>,
): Promise<Response> => {
  const now = ports.clock.now();
  const cap = capOfKey(key, now);
  const done = await withinCaps(ports)([cap], ports.random.requestId(), respond);
  if (done !== 'capped') return done;
  // The count is of an hour of the clock, and ends with it.
  const nextHour = Math.ceil((3_600_000 - (Date.parse(now) % 3_600_000)) / 1000);
  c.header('Retry-After', String(nextHour));
  return problem(c, 'too-many-requests');
};
