import * as z from 'zod';
import { courseId } from '../content/course.ts';
import { subscriberId } from '../subscriber/subscriber.ts';
import { signUpSchema } from './sign-up.ts';

/** What a page sets going and does not wait for: a sign-up to take, or a mail that is due to send at once. */
export const jobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('take-sign-up'), signUp: signUpSchema }),
  z.object({ kind: z.literal('deliver'), ref: z.object({ subscriberId, courseId }) }),
]);
export type Job = z.infer<typeof jobSchema>;
