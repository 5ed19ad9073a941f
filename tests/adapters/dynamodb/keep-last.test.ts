import { describe, expect, it } from 'vitest';
import { keepLast } from '../../../lib/adapters/dynamodb/keep-last.ts';
import type { Key } from '../../../lib/adapters/dynamodb/keys.ts';

const key = (name: string): Key => ({ pk: name, sk: 'S' });

const counted = (most: number, stored: Map<string, string>) => {
  const asked: string[] = [];
  const find = keepLast(most, async ({ pk }: Key) => {
    asked.push(pk);
    return stored.get(pk);
  });
  return { find: (name: string) => find(key(name)), asked };
};

describe('what is written once and kept', () => {
  it('is read once', async () => {
    const { find, asked } = counted(2, new Map([['a', 'A']]));
    expect([await find('a'), await find('a')]).toEqual(['A', 'A']);
    expect(asked).toEqual(['a']);
  });

  it('is looked for again as long as it is not there', async () => {
    const stored = new Map<string, string>();
    const { find } = counted(2, stored);
    expect(await find('a')).toBeUndefined();
    stored.set('a', 'A');
    expect(await find('a')).toBe('A');
  });

  it('makes room for what is asked for, the one that nobody has asked for the longest first', async () => {
    const { find, asked } = counted(2, new Map(['a', 'b', 'c'].map((name) => [name, name])));
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await find(name);
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
  });
});
