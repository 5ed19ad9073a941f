import * as z from 'zod';

/** The values that differ from one subscriber to the next. Everything else of a mail is compiled once. */
export const mergeFields = [
  'greeting',
  'address',
  'signedUpOn',
  'webUrl',
  'imagesUrl',
  'unsubscribeUrl',
  'unsubscribeAllUrl',
  'preferencesUrl',
  'privacyUrl',
  'confirmUrl',
  'begins',
  'alsoAsked',
  'whereTheyStand',
  'scannerTrapUrl',
] as const;

export const mergeField = z.enum(mergeFields);

export type MergeField = z.infer<typeof mergeField>;

export type MergeValues = Readonly<Record<MergeField, string>>;

/** Of a mail that has none of them in it. */
export const noValues: MergeValues = z
  .record(mergeField, z.string())
  .parse(Object.fromEntries(mergeFields.map((field) => [field, ''])));

/** A text with placeholders: what is the same for everybody, and the names of what is not. */
export const mergeTemplateSchema = z.array(z.union([z.string(), z.strictObject({ value: mergeField })]));

export type MergeTemplate = z.infer<typeof mergeTemplateSchema>;

/** Puts one subscriber's values into a text with placeholders, each through `escaped`. */
export const fillTemplate = (
  template: MergeTemplate,
  values: MergeValues,
  escaped: (value: string) => string,
): string =>
  template.map((piece) => (typeof piece === 'string' ? piece : escaped(values[piece.value]))).join('');
