import * as z from 'zod';

/** Why someone gets nothing more. Only `unsubscribed` can be undone by the subscriber. */
export const leaveReason = z.enum(['unsubscribed', 'bounce', 'complaint', 'erased', 'confirmation-expired']);
export type LeaveReason = z.infer<typeof leaveReason>;

/** The answers to choose from when somebody who has left is asked why: nothing that could be about a person. */
export const partingWord = z.enum(['too-many', 'not-what-i-expected', 'no-time', 'learned-enough', 'other']);
export type PartingWord = z.infer<typeof partingWord>;
