import * as z from 'zod';
import { courseId } from './course.ts';
import { subscriberId } from './subscriber.ts';

/**
 * What a signed link lets its holder do. One purpose opens no other, and no link carries an address.
 * `e` is the sign-up's episode, `x` the last second of validity (Unix seconds); the others never expire,
 * because people unsubscribe from two-year-old mail.
 */
export const claimsSchema = z.discriminatedUnion('p', [
  z.strictObject({
    p: z.literal('confirm'),
    s: subscriberId,
    c: courseId,
    e: z.int().positive(),
    x: z.int(),
  }),
  z.strictObject({ p: z.literal('unsubscribe'), s: subscriberId, c: courseId }),
  z.strictObject({ p: z.literal('undo'), s: subscriberId, c: courseId, x: z.int() }),
  z.strictObject({ p: z.literal('preferences'), s: subscriberId, c: courseId }),
]);
export type Claims = z.infer<typeof claimsSchema>;
export type Purpose = Claims['p'];
export type ClaimsFor<P extends Purpose> = Extract<Claims, { p: P }>;
