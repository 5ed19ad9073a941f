/** Reads a value once for each key and remembers it. A failed read is not remembered: the next caller tries again. */
export const memoize = <Value>() => {
  const known = new Map<string, Promise<Value>>();
  return (key: string, read: () => Promise<Value>): Promise<Value> => {
    const value = known.get(key) ?? read();
    known.set(key, value);
    value.catch(() => known.delete(key));
    return value;
  };
};
