import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { longest } from './longest-first.ts';

it('the test files that are begun with are there', () => {
  const root = new URL('../../', import.meta.url);
  expect(longest.filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([]);
});
