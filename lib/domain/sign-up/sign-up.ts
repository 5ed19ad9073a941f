import * as z from 'zod';
import { apiKeyId } from '../api/api-key.ts';
import { courseId } from '../content/course.ts';
import { listId } from '../content/newsletter.ts';
import { emailAddress } from '../subscriber/email-address.ts';
import { firstName } from '../subscriber/first-name.ts';
import { signUpSource } from '../subscriber/sign-up-source.ts';
import { instantSchema } from '../time/instant.ts';
import { timeZone } from '../time/time-zone.ts';
import { requestId } from './request-id.ts';

/** What a form said, whatever it is for, before anything on record was looked at. */
const formSchema = z.object({
  request: requestId,
  /** When the form was posted; it may be taken much later. */
  askedAt: instantSchema,
  address: emailAddress,
  firstName: firstName.optional(),
  zone: timeZone,
  /** Which link led to the form, where it gave itself a name. */
  source: signUpSource.optional(),
  /** The words on the form that the person agreed to, as shown. */
  consentText: z.string().min(1),
  /** Which form, by a hash of its template; `elsewhere` for one that stands on another site. */
  formVersion: z.string().min(1),
  /** `api`: another program asked, by a key. */
  form: z.enum(['own', 'elsewhere', 'api']),
  key: apiKeyId.optional(),
  /** Keyed hash of the client's /24 or /64. */
  network: z.string().optional(),
});

/** A sign-up to a course. */
export const signUpSchema = formSchema.extend({
  courseId,
  /** The list whose box was ticked. */
  newsletter: listId.optional(),
});
export type SignUp = z.infer<typeof signUpSchema>;

/** A sign-up to a newsletter by its own form. */
export const listSignUpSchema = formSchema.extend({ listId });
export type ListSignUp = z.infer<typeof listSignUpSchema>;

/** What the two have in common. */
export type PostedForm = z.infer<typeof formSchema>;
