import { describe, expect, it } from 'vitest';
import { readAhead } from '../../lib/pipeline/read-ahead.ts';

describe('what something else names', () => {
  it('is read once it is named, at first, and as often as it is named at most', async () => {
    const read: string[] = [];
    const byName = readAhead(async (name: string) => read.push(name));
    expect(await byName(Promise.resolve(['bread', 'rye', 'bread']))).toEqual([1, 2]);
    expect(read).toEqual(['bread', 'rye']);
  });

  it('is asked for along with the names from then on, and read anew each time', async () => {
    let stored = 'first';
    const byName = readAhead(async () => stored);
    await byName(Promise.resolve(['bread']));
    stored = 'second';
    const { promise: names, resolve: say } = Promise.withResolvers<string[]>();
    const asked = byName(names);
    stored = 'after it was asked for';
    say(['bread']);
    expect(await asked).toEqual(['second']);
  });

  it('is what is named now: what was named the last time alone is passed over, whatever came of it', async () => {
    const byName = readAhead(async (name: string) => {
      if (name === 'gone') throw new Error('cannot be read');
      return name;
    });
    await expect(byName(Promise.resolve(['gone']))).rejects.toThrow('cannot be read');
    expect(await byName(Promise.resolve(['rye', 'bread']))).toEqual(['rye', 'bread']);
    await expect(byName(Promise.resolve(['gone', 'bread']))).rejects.toThrow('cannot be read');
  });

  it('is not waited for where there are no names', async () => {
    const byName = readAhead(async (name: string) => name);
    await byName(Promise.resolve(['bread']));
    await expect(byName(Promise.reject(new Error('no names')))).rejects.toThrow('no names');
  });
});
