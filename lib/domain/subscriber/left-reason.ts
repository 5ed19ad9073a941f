import * as z from 'zod';

/**
 * Why someone gets nothing more. Only `unsubscribed` can be undone by the subscriber; `ended` is the course or the
 * newsletter itself.
 */
export const leftReason = z.enum([
  'unsubscribed',
  'bounce',
  'complaint',
  'erased',
  'confirmation-expired',
  'ended',
]);

export type LeftReason = z.infer<typeof leftReason>;
