import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';

type Kind = { status: ContentfulStatusCode; title: string; detail: string };

/** Everything that can be wrong, in words for whoever writes the program that asks. None of them repeats what was asked. */
export const problems = {
  'key-missing': {
    status: 401,
    title: 'Unauthorized',
    detail: 'Show a key of this stage: "Authorization: Bearer dripline_…". "dripline keys create" makes one.',
  },
  'key-unknown': { status: 401, title: 'Unauthorized', detail: 'That is no key of this stage.' },
  'key-replaced': {
    status: 401,
    title: 'Unauthorized',
    detail: 'The key has been rotated, and the time for which this secret went on is over: show the new one.',
  },
  'key-expired': { status: 401, title: 'Unauthorized', detail: 'The key has expired.' },
  'key-revoked': { status: 401, title: 'Unauthorized', detail: 'The key has been revoked.' },
  'scope-missing': {
    status: 403,
    title: 'Forbidden',
    detail: 'The key is not for that: a key with another scope has to be made.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too Many Requests',
    detail: 'The key has had as many requests in this hour as it is for.',
  },
  'not-json': {
    status: 415,
    title: 'Unsupported Media Type',
    detail: 'The body has to be JSON, with "Content-Type: application/json".',
  },
  'too-large': { status: 413, title: 'Content Too Large', detail: 'The body is larger than 32 KB.' },
  'broken-json': { status: 400, title: 'Bad Request', detail: 'The body is no JSON.' },
  'not-understood': {
    status: 422,
    title: 'Unprocessable Content',
    detail: 'Something in the request is not as it has to be; "errors" says what and where.',
  },
  'not-on-record': { status: 404, title: 'Not Found', detail: 'Nobody of that id or address is on record.' },
  'no-such-course': {
    status: 404,
    title: 'Not Found',
    detail: 'There is no course of that id on this stage.',
  },
  'no-such-newsletter': {
    status: 404,
    title: 'Not Found',
    detail: 'There is no newsletter of that id on this stage that lets somebody in this way.',
  },
  'not-open': {
    status: 409,
    title: 'Conflict',
    detail: 'The course or newsletter lets nobody new in.',
  },
  'no-such-path': {
    status: 404,
    title: 'Not Found',
    detail: 'There is nothing here; /api/v1/openapi.json lists what there is.',
  },
  'wrong-method': {
    status: 405,
    title: 'Method Not Allowed',
    detail: 'This is not asked for by that method; "Allow" has those that there are.',
  },
  ours: {
    status: 500,
    title: 'Internal Server Error',
    detail: 'Something went wrong here. Asking once more does no harm.',
  },
} as const satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof problems;

const faultSchema = z.object({
  pointer: z.string().describe('What of the request is meant, as a JSON pointer (RFC 6901).'),
  detail: z.string().describe('What is wrong with it.'),
});
export type RequestFault = z.infer<typeof faultSchema>;

/** Problem details as RFC 9457 has them. The type is about:blank: `code` says more than a status, for programs to go by. */
export const problemSchema = z.lazy(() =>
  z.object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Which problem it is, for programs; it stays the same when the words change.'),
    errors: z.array(faultSchema).optional(),
  }),
);

/** Answers with one of them. */
export const problem = (c: Context, code: ProblemCode, errors?: readonly RequestFault[]): Response => {
  const { status, title, detail }: Kind = problems[code];
  const body: z.infer<typeof problemSchema> = {
    type: 'about:blank',
    title,
    status,
    detail,
    code,
    ...(errors ? { errors: [...errors] } : {}),
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
};
