import * as z from 'zod';
import { apiKeyId } from '../api/api-key.ts';
import { courseId } from '../content/course.ts';
import { listId } from '../content/newsletter.ts';
import { emailAddress } from '../subscriber/email-address.ts';
import { firstName } from '../subscriber/first-name.ts';
import { instantSchema } from '../time/instant.ts';
import { timeZone } from '../time/time-zone.ts';

/** Somebody who has agreed and confirmed elsewhere, as the holder of a key says, with the proof that they give of it. */
export const vouchedSchema = z.object({
  key: apiKeyId,
  address: emailAddress,
  firstName: firstName.optional(),
  zone: timeZone.optional(),
  courseId: courseId.optional(),
  newsletter: listId.optional(),
  consent: z.object({
    /** The words that were agreed to. */
    text: z.string(),
    /** How, and where. */
    source: z.string(),
    requestedAt: instantSchema,
    confirmedAt: instantSchema,
  }),
});
export type Vouched = z.infer<typeof vouchedSchema>;
