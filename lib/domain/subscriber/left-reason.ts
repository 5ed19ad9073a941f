import * as z from 'zod';

/** Why someone gets nothing more. Only `unsubscribed` can be undone by the subscriber. */
export const leftReason = z.enum(['unsubscribed', 'bounce', 'complaint', 'erased', 'confirmation-expired']);

export type LeftReason = z.infer<typeof leftReason>;
