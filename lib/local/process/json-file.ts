import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { fileTrouble } from '../../adapters/on-file.ts';
import { Unusable } from '../../adapters/unusable.ts';
import { damagedFile } from './damaged-file.ts';

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
    const text = readText(file);
    if (text === undefined) return undefined;
    const parsed = schema.safeParse(jsonIn(file, text));
    if (parsed.success) return parsed.data;
    throw damagedFile(file, 'it is not what Dripline writes there');
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

/** Undefined if there is none yet. */
const readText = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const trouble = fileTrouble(error, file);
    if (trouble === undefined) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Unusable(trouble, { cause: error });
  }
};

const jsonIn = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw damagedFile(file, text.trim() === '' ? 'it is empty' : 'it is not whole JSON');
  }
};
