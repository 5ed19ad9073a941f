import * as z from 'zod';

/** One of `of` workers side by side, each with a part of the whole that is nobody else's. */
export const shareSchema = z
  .object({ sweeper: z.int().nonnegative(), of: z.int().positive() })
  .refine(({ sweeper, of }) => sweeper < of);

export type Share = z.infer<typeof shareSchema>;
