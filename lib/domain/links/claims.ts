import * as z from 'zod';
import { courseId } from '../content/course.ts';
import { listId } from '../content/newsletter.ts';
import { courseMail } from '../delivery/delivery-key.ts';
import { subscriberId } from '../subscriber/subscriber.ts';

/**
 * What a signed link lets its holder do. One purpose opens no other, and no link carries an address.
 * `e` is the sign-up's episode and `n` the request that its mail asks for, which the first mails did not name. `x` is
 * the last second of validity (Unix seconds); the others never expire, because people unsubscribe from two-year-old mail.
 */
export const claimsSchema = z.lazy(() =>
  z.discriminatedUnion('p', [
    z.strictObject({
      p: z.literal('confirm'),
      s: subscriberId,
      c: courseId,
      e: z.int().positive(),
      n: z.int().positive().optional(),
      x: z.int(),
    }),
    z.strictObject({ p: z.literal('unsubscribe'), s: subscriberId, c: courseId }),
    z.strictObject({ p: z.literal('undo'), s: subscriberId, c: courseId, x: z.int() }),
    z.strictObject({ p: z.literal('preferences'), s: subscriberId, c: courseId }),
    /** In a newsletter's mails, which know of no course: opens its reader's own page. */
    z.strictObject({ p: z.literal('own'), s: subscriberId }),
    /** Shows one mail of a course and nothing of its reader, so that it can be passed on. */
    z.strictObject({ p: z.literal('read'), s: subscriberId, c: courseId, m: courseMail }),
    /** In the mail to a new address: `n` is the request that it was sent for. */
    z.strictObject({
      p: z.literal('address-change'),
      s: subscriberId,
      c: courseId,
      n: z.int().positive(),
      x: z.int(),
    }),
    /** In the mail that asks to confirm a sign-up to a newsletter: `n` is the request that it asks for. */
    z.strictObject({
      p: z.literal('confirm-list'),
      s: subscriberId,
      l: listId,
      n: z.int().positive(),
      x: z.int(),
    }),
    /** As `address-change`, where the mail is in the words of a newsletter. */
    z.strictObject({
      p: z.literal('address-change-list'),
      s: subscriberId,
      l: listId,
      n: z.int().positive(),
      x: z.int(),
    }),
    /** In a newsletter's mails: leave its list, leave all lists and courses, read its issues; and come back to the list. */
    z.strictObject({ p: z.literal('unsubscribe-list'), s: subscriberId, l: listId }),
    z.strictObject({ p: z.literal('unsubscribe-all'), s: subscriberId }),
    /** `t` is the moment that everything was left at, in Unix milliseconds. */
    z.strictObject({ p: z.literal('undo-all'), s: subscriberId, t: z.int(), x: z.int() }),
    z.strictObject({ p: z.literal('read-list'), s: subscriberId, l: listId }),
    z.strictObject({ p: z.literal('undo-list'), s: subscriberId, l: listId, x: z.int() }),
    /** In every mail, where no person sees it: who asks for it follows links by machine. It opens nothing. */
    z.strictObject({ p: z.literal('scanner-trap'), s: subscriberId }),
    /** In our own sign-up form: when it was shown (Unix milliseconds), and a hash of its template. It is no link. */
    z.strictObject({ p: z.literal('form'), t: z.int(), v: z.string().regex(/^[a-z0-9]+$/) }),
  ]),
);
export type Claims = z.infer<typeof claimsSchema>;
/** Claims of a link in a mail: they name a subscriber. */
export type LinkClaims = Extract<Claims, { s: unknown }>;
export type Purpose = Claims['p'];
export type ClaimsFor<P extends Purpose> = Extract<Claims, { p: P }>;
