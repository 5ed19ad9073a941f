import type { Context } from 'hono';
import * as z from 'zod';
import type { ApiKey, ApiScope } from '../../domain/api/api-key.ts';
import type { WebContext } from '../context.ts';
import { type ProblemCode, problem, type RequestFault } from './problem.ts';
import { repeatedName } from './repeated-name.ts';

/** What a request comes with. */
type Asked<Body, Query, Path> = { body: Body; query: Query; path: Path };

export type Refusal = { problem: ProblemCode; errors?: readonly RequestFault[] };

/** Whoever asks, and by what the request is known if it comes twice. */
export type Asking = { key: ApiKey; idempotencyKey: string | undefined };

type Definition<Body, Query, Path, Answer> = {
  scope: ApiScope;
  summary: string;
  description: string;
  body?: z.ZodType<Body>;
  query?: z.ZodType<Query>;
  pathParameters?: z.ZodType<Path>;
  answer: { status: 200 | 202; description: string; schema: z.ZodType<Answer> };
  /** What can be wrong besides what can be with every request. */
  problems: readonly ProblemCode[];
  /** Sent once more with the same Idempotency-Key, it is done once. */
  takesIdempotencyKey?: true;
  handle(
    web: WebContext,
    asked: Asked<Body, Query, Path>,
    asking: Asking,
  ): Promise<{ answer: Answer } | Refusal>;
};

/** One thing that a program can ask for: what the document says of it, and what the app does. */
export type Operation = Omit<Definition<unknown, unknown, unknown, unknown>, 'handle'> & {
  respond(web: WebContext, c: Context, key: ApiKey): Promise<Response>;
};

const none = z.object({});

/** Where in the request something is, as a JSON pointer. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** So many are said of one request: enough to mend it, and no answer that is longer than what was asked. */
const mostFaults = 20;

const faultsOf = (error: z.ZodError): RequestFault[] =>
  error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), detail: 'is not known here' }))
        : [{ pointer: pointerOf(issue.path), detail: issue.message }],
    )
    .slice(0, mostFaults);

const readBody = async (c: Context): Promise<{ json: unknown } | Refusal> => {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { problem: 'not-json' };
  const text = await c.req.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'broken-json' };
  }
  const repeated = repeatedName(text);
  return repeated
    ? { problem: 'not-understood', errors: [{ pointer: pointerOf(repeated), detail: 'stands there twice' }] }
    : { json };
};

/** What stands after the question mark, each name once. */
const readQuery = (c: Context): { query: Record<string, string> } | Refusal => {
  const repeated = Object.entries(c.req.queries()).flatMap(([name, values]) =>
    values.length > 1 ? [name] : [],
  );
  return repeated.length === 0
    ? { query: c.req.query() }
    : {
        problem: 'not-understood',
        errors: repeated.slice(0, mostFaults).map((name) => ({
          pointer: pointerOf(['query', name]),
          detail: 'stands there twice',
        })),
      };
};

/** Retries are told by what the program says, as long as that can be an idempotency key. */
const idempotencyKeyOf = (c: Context): { value: string | undefined } | Refusal => {
  const value = c.req.header('Idempotency-Key');
  return value === undefined || /^[\x21-\x7e]{1,255}$/.test(value)
    ? { value }
    : {
        problem: 'not-understood',
        errors: [{ pointer: '', detail: 'Idempotency-Key has to be 1 to 255 visible characters of ASCII' }],
      };
};

const refuse = (c: Context, refusal: Refusal): Response => problem(c, refusal.problem, refusal.errors);

/** Defines one. What comes in is read by the schemas before anything is done. */
export const operation = <Body, Query, Path, Answer>({
  handle,
  ...definition
}: Definition<Body, Query, Path, Answer>): Operation => ({
  ...definition,
  respond: async (web, c, key) => {
    const asked = definition.body ? await readBody(c) : { json: {} };
    if ('problem' in asked) return refuse(c, asked);
    const asQuery = readQuery(c);
    if ('problem' in asQuery) return refuse(c, asQuery);
    const idempotency = idempotencyKeyOf(c);
    if ('problem' in idempotency) return refuse(c, idempotency);
    const schema = z.object({
      body: definition.body ?? none,
      query: definition.query ?? none,
      path: definition.pathParameters ?? none,
    });
    const parsed = schema.safeParse({ body: asked.json, query: asQuery.query, path: c.req.param() });
    if (!parsed.success)
      return problem(
        c,
        'not-understood',
        faultsOf(parsed.error).map(({ pointer, detail }) => ({
          pointer: pointer.replace(/^\/body/, ''),
          detail,
        })),
      );
    // Where a definition has no schema its type is that of an empty object, which `none` has read.
    const given = parsed.data as Asked<Body, Query, Path>;
    const done = await handle(web, given, { key, idempotencyKey: idempotency.value });
    return 'problem' in done ? refuse(c, done) : c.json(done.answer, definition.answer.status);
  },
});
