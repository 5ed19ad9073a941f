import { expect, it } from 'vitest';
import { onceEach } from '../../lib/domain/once-each.ts';

it('asks each question once, also one that is answered with nothing', () => {
  const asked: string[] = [];
  const lengthOf = onceEach((word: string) => {
    asked.push(word);
    return word === '' ? undefined : word.length;
  });
  expect(['rye', '', 'bread', 'rye', ''].map(lengthOf)).toEqual([3, undefined, 5, 3, undefined]);
  expect(asked).toEqual(['rye', '', 'bread']);
});
