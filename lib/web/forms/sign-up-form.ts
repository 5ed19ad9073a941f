import * as z from 'zod';
import { type EmailAddress, emailAddress } from '../../domain/subscriber/email-address.ts';
import { type FirstName, firstName } from '../../domain/subscriber/subscriber.ts';
import { type TimeZone, timeZone } from '../../domain/time/time-zone.ts';
import type { Words } from '../../words/en.ts';

/** What was typed, as it was typed, to show it again. */
export type Typed = { email: string; firstName: string; zone: string };

/** `human` is the check that a person is there, where there is one. */
export type FieldFault = { field: keyof Typed | 'human'; sentence: string };

type Details = { firstName: FirstName | undefined; zone: TimeZone };

export type Parsed<T> = { value: T } | { faults: FieldFault[] };

export const typedIn = (form: URLSearchParams): Typed => ({
  email: form.get('email') ?? '',
  firstName: form.get('firstName') ?? '',
  zone: form.get('zone') ?? '',
});

const optionalName = z.union([
  z
    .string()
    .trim()
    .length(0)
    .transform(() => undefined),
  firstName,
]);

/** The first name and zone of a form; faults are sentences for the person who typed. */
export const parseDetails = (typed: Typed, words: Words): Parsed<Details> => {
  const name = optionalName.safeParse(typed.firstName);
  const zone = timeZone.safeParse(typed.zone);
  if (name.success && zone.success) return { value: { firstName: name.data, zone: zone.data } };
  const faults: FieldFault[] = [];
  if (!name.success) faults.push({ field: 'firstName', sentence: words.form.faults.firstName });
  if (!zone.success) faults.push({ field: 'zone', sentence: words.form.faults.zone });
  return { faults };
};

/** The whole sign-up form, with all its faults at once, in the order of the fields. */
export const parseSignUp = (
  typed: Typed,
  words: Words,
  refusesAddress: (address: EmailAddress) => boolean,
): Parsed<Details & { address: EmailAddress }> => {
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

/** A field as its template wants it: what stands in it, and the sentence by it if it is at fault. */
export const fieldViews = (typed: Typed, faults: readonly FieldFault[]) => {
  const view = (field: keyof Typed) => ({
    value: typed[field],
    fault: faults.find((fault) => fault.field === field)?.sentence,
  });
  return { email: view('email'), firstName: view('firstName'), zone: view('zone') };
};
