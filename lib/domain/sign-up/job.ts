import * as z from 'zod';
import { courseId } from '../content/course.ts';
import { listId } from '../content/newsletter.ts';
import { tag } from '../content/tag.ts';
import { emailAddress } from '../subscriber/email-address.ts';
import { subscriberId } from '../subscriber/subscriber.ts';
import { listSignUpSchema, signUpSchema } from './sign-up.ts';
import { vouchedSchema } from './vouched.ts';

/** Somebody whom another program means, who may not be on record at all. */
const meantSchema = z.union([z.object({ subscriberId }), z.object({ address: emailAddress })]);
export type Meant = z.infer<typeof meantSchema>;

const endedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('course'), courseId }),
  z.object({ kind: z.literal('newsletter'), listId }),
  z.object({ kind: z.literal('everything') }),
]);
/** What of all that somebody gets is to end. */
export type Ended = z.infer<typeof endedSchema>;

/**
 * What a page sets going and does not wait for: a sign-up to take, or a mail that is due to send at once. What another program
 * asks for is done after the answer as well, which then depends on nothing that is on record.
 */
export const jobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('take-sign-up'), signUp: signUpSchema }),
  z.object({ kind: z.literal('take-list-sign-up'), signUp: listSignUpSchema }),
  z.object({
    kind: z.literal('deliver'),
    ref: z.union([z.object({ subscriberId, courseId }), z.object({ subscriberId, listId })]),
  }),
  z.object({ kind: z.literal('take-vouched'), vouched: vouchedSchema }),
  z.object({ kind: z.literal('tag'), who: meantSchema, add: z.array(tag), remove: z.array(tag) }),
  z.object({ kind: z.literal('unsubscribe'), who: meantSchema, from: endedSchema }),
]);
export type Job = z.infer<typeof jobSchema>;
