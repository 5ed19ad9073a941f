import * as z from 'zod';
import { firstName } from '../../domain/subscriber/first-name.ts';
import { saysNoZone, type TimeZone, timeZone } from '../../domain/time/time-zone.ts';
import type { Details } from '../../pipeline/preferences/change-details.ts';
import type { Words } from '../../words/en.ts';

/** What was typed, as it was typed, to show it again. */
export type Typed = { email: string; firstName: string; zone: string };

/** `human` is the CAPTCHA, where there is one; `until` the end of a pause. */
export type FieldFault = { field: keyof Typed | 'human' | 'until'; sentence: string };

export type ParsedForm<T> = { value: T } | { faults: FieldFault[] };

/** Each field as its template wants it: what stands in it, and the sentence by it if it is at fault. */
export type FieldValues = {
  email: { value: string; fault: string | undefined };
  firstName: { value: string; fault: string | undefined };
  /** What stands in it is the zone that is selected in the list. */
  zone: { fault: string | undefined };
};

const optionalName = z.union([
  z
    .string()
    .trim()
    .length(0)
    .transform(() => undefined),
  firstName,
]);

/** What no person typed is not held against anybody: a machine without a zone leaves the one that stands. */
export const zoneOr = (standing: TimeZone, given: string): string => (saysNoZone(given) ? standing : given);

/** The first name and zone of a form; faults are sentences for the person who typed. */
export const parseDetails = (typed: Typed, words: Words): ParsedForm<Details> => {
  const name = optionalName.safeParse(typed.firstName);
  const zone = timeZone.safeParse(typed.zone);
  if (name.success && zone.success) return { value: { firstName: name.data, zone: zone.data } };
  const faults: FieldFault[] = [];
  if (!name.success) faults.push({ field: 'firstName', sentence: words.form.faults.firstName });
  if (!zone.success) faults.push({ field: 'zone', sentence: words.form.faults.zone });
  return { faults };
};

export const faultAt = (faults: readonly FieldFault[], field: FieldFault['field']): string | undefined =>
  faults.find((fault) => fault.field === field)?.sentence;

export const fieldValues = (typed: Typed, faults: readonly FieldFault[]): FieldValues => ({
  email: { value: typed.email, fault: faultAt(faults, 'email') },
  firstName: { value: typed.firstName, fault: faultAt(faults, 'firstName') },
  zone: { fault: faultAt(faults, 'zone') },
});
