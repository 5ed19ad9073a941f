import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';

/**
 * A small file of JSON that is read once and replaced whole on every change, readable by its owner alone.
 * Written beside and renamed, so that a sudden end leaves the old one or the new one.
 */
export const openJsonFile = <Value>(file: string, schema: z.ZodType<Value>, initial: () => Value) => {
  const write = (value: Value) => {
    writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  const read = (): Value | undefined => {
    try {
      return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw new Error(`${file} cannot be read; start afresh with --fresh`, { cause: error });
    }
  };
  let current = read();
  if (current === undefined) {
    current = initial();
    write(current);
  }
  let value: Value = current;
  return {
    get: (): Value => value,
    set: (next: Value): void => {
      write(next);
      value = next;
    },
  };
};
