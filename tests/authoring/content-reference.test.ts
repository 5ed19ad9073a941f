import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contentReference } from '../../lib/authoring/content-reference.ts';

it('docs/content-reference.md says what the schemas say: else run `npm run content-reference` and commit it', () => {
  const page = readFileSync(new URL('../../docs/content-reference.md', import.meta.url), 'utf8');
  expect(page).toBe(contentReference());
});
