import type { z } from 'zod';
import { UnreadableItem } from '../../pipeline/ports/record.ts';
import type { Item } from './keys.ts';
import { upgradeItem } from './upgrade-item.ts';

/**
 * Reads a stored item by its schema, in whichever version it was written. One that does not fit is a fault in the
 * data: it is told by its key and the names of its fields, never by what they hold.
 */
export const parseItem = <Schema extends z.ZodType>(schema: Schema, item: Item): z.infer<Schema> => {
  const parsed = schema.safeParse(upgradeItem(item));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`).join(', ');
  throw new UnreadableItem(
    `The item ${item.pk} / ${item.sk} cannot be read: ${faults}. It was left as it was.`,
  );
};

/** The items that can be read, and how many cannot: one broken item must not hide the others. */
export const parseItems = <Schema extends z.ZodType>(
  schema: Schema,
  items: readonly Item[],
): { found: z.infer<Schema>[]; unreadable: number } => {
  const found = items.flatMap((item) => {
    try {
      return [parseItem(schema, item)];
    } catch (error) {
      if (error instanceof UnreadableItem) return [];
      throw error;
    }
  });
  return { found, unreadable: items.length - found.length };
};
