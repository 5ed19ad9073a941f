import { type Key, keyName } from './keys.ts';

/** Reads each once, for as long as it is among those that were asked for last; what is not there is asked for again. */
export const keepLast = <Value>(
  most: number,
  read: (key: Key) => Promise<Value | undefined>,
): ((key: Key) => Promise<Value | undefined>) => {
  const kept = new Map<string, Value>();
  return async (key) => {
    const name = keyName(key);
    const value = kept.get(name) ?? (await read(key));
    if (value === undefined) return undefined;
    // A map is in the order in which its entries were set: this one is now the last.
    kept.delete(name);
    kept.set(name, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
};
