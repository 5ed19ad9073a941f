import * as z from 'zod';
import { courseId } from './course.ts';
import { signUpSchema } from './sign-up.ts';
import { subscriberId } from './subscriber.ts';

/** What a page sets going and does not wait for: a sign-up to take, or a mail that is due to send at once. */
export const followUpSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('take-sign-up'), signUp: signUpSchema }),
  z.object({ do: z.literal('deliver'), ref: z.object({ subscriberId, courseId }) }),
]);
export type FollowUp = z.infer<typeof followUpSchema>;
