import { type EmailAddress, emailAddress } from '../../domain/subscriber/email-address.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Details } from '../../pipeline/preferences/change-details.ts';
import type { Words } from '../../words/en.ts';
import { type ParsedForm, parseDetails, type Typed, zoneOr } from './form-fields.ts';

/** `guess` stands in for a zone that was left out, or that the browser did not know. */
export const typedInto = (form: URLSearchParams, guess: TimeZone): Typed => ({
  email: form.get('email') ?? '',
  firstName: form.get('firstName') ?? '',
  zone: zoneOr(guess, form.get('zone') ?? ''),
});

/** The form without faults. */
export type SignUpFields = Details & { address: EmailAddress };

/** The whole sign-up form, with all its faults at once, in the order of the fields. */
export const parseSignUpForm = (
  typed: Typed,
  words: Words,
  refusesAddress: (address: EmailAddress) => boolean,
): ParsedForm<SignUpFields> => {
  const address = emailAddress.refine((given) => !refusesAddress(given)).safeParse(typed.email);
  const details = parseDetails(typed, words);
  if (address.success && 'value' in details) return { value: { address: address.data, ...details.value } };
  const sentence = typed.email.trim() === '' ? words.form.faults.emailMissing : words.form.faults.email;
  return {
    faults: [
      ...(address.success ? [] : [{ field: 'email' as const, sentence }]),
      ...('faults' in details ? details.faults : []),
    ],
  };
};
