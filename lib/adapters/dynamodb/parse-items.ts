import type { z } from 'zod';
import type { Item } from './keys.ts';

/** The items that a schema can read, and how many it can not: one broken item must not hide the others. */
export const parseItems = <Schema extends z.ZodType>(
  schema: Schema,
  items: readonly Item[],
): { found: z.infer<Schema>[]; unreadable: number } => {
  const found = items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
  return { found, unreadable: items.length - found.length };
};
