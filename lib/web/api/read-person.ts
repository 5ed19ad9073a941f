import * as z from 'zod';
import type { Meant } from '../../domain/sign-up/job.ts';
import { readPerson } from '../../pipeline/api/read-person.ts';
import type { WebContext } from '../context.ts';
import { operation } from './operation.ts';
import { personSchema, personShape } from './person-shape.ts';
import { email, personId } from './shapes.ts';

const answer = { status: 200, description: 'The person.', schema: personSchema } as const;

const found = async ({ ports }: WebContext, meant: Meant) => {
  const person = await readPerson(ports)(meant);
  return person ? { answer: personShape(person) } : ({ problem: 'not-on-record' } as const);
};

/** Shows one person by their id. */
export const readPersonOperation = operation({
  scope: 'read',
  summary: 'Read one person, by their id',
  description: 'Where they stand in each course and newsletter, and whether mail goes to them.',
  pathParameters: z.object({ id: personId }),
  answer,
  problems: ['not-on-record', 'not-understood'],
  handle: (web, { path }) => found(web, { subscriberId: path.id }),
});

/** Shows one person by their address, which stands in no URL: URLs are kept in logs and histories. */
export const findPersonOperation = operation({
  scope: 'read',
  summary: 'Read one person, by their address',
  description: 'It is asked for in the body, since addresses of pages are written down in many places.',
  body: z.strictObject({ email }),
  answer,
  problems: ['not-on-record', 'not-understood'],
  handle: (web, { body }) => found(web, { address: body.email }),
});
