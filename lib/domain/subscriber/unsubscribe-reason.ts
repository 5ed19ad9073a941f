import * as z from 'zod';

/** The answers to choose from when somebody who has left is asked why: nothing that could be about a person. */
export const unsubscribeReason = z.enum([
  'too-many',
  'not-what-i-expected',
  'no-time',
  'learned-enough',
  'other',
]);

export type UnsubscribeReason = z.infer<typeof unsubscribeReason>;
