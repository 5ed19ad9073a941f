/**
 * Reads what something else names, both at once: what was named the last time is asked for along with the names, so that the two travel in
 * one call, and only what is named anew is asked for after them. Nothing is remembered but names: whatever is given has been read since it was asked for.
 */
export const readAhead = <Name, Value>(
  read: (name: Name) => Promise<Value>,
): ((names: Promise<readonly Name[]>) => Promise<Value[]>) => {
  let last: readonly Name[] = [];
  return async (names) => {
    const ahead = new Map(last.map((name) => [name, read(name)]));
    // What fails is told by whoever waits for it, below; what is named no more, nobody needs.
    for (const reading of ahead.values()) reading.catch(() => undefined);
    last = [...new Set(await names)];
    return Promise.all(last.map((name) => ahead.get(name) ?? read(name)));
  };
};
