import * as z from 'zod';
import { courseId } from '../../domain/content/course.ts';
import { listId } from '../../domain/content/newsletter.ts';
import type { Meant } from '../../domain/sign-up/job.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { subscriberId } from '../../domain/subscriber/subscriber.ts';
import { type Instant, instantOf } from '../../domain/time/instant.ts';

/** What several operations have in common, as it is in JSON. */

export const email = emailAddress.describe('An e-mail address, in any spelling of its mailbox.');
export const personId = subscriberId.describe(
  'Who it is. An id says nothing of the person, and stays the same.',
);
export const course = courseId.describe('The id of a course: the name of its folder.');
export const newsletter = listId.describe('The id of a newsletter: the name of its folder.');

/** Any ISO 8601 moment with an offset. */
export const moment = z.iso
  .datetime({ offset: true })
  .describe('A moment, as RFC 3339 writes it: 2027-01-31T09:00:00Z.');

export const instant = (text: string): Instant => instantOf(text);

/** One person, by what a program knows of them. */
export const subscriber = z
  .union([z.strictObject({ id: personId }), z.strictObject({ email })])
  .describe('One person: by their id, or by their address.');

export const meantBy = (who: z.infer<typeof subscriber>): Meant =>
  'id' in who ? { subscriberId: who.id } : { address: who.email };

export const accepted = z
  .object({ status: z.literal('accepted') })
  .describe('It is being done. The answer does not tell whether anybody is on record.');
