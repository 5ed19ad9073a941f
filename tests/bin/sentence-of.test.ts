import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { sentenceOf } from '../../bin/sentence-of.ts';
import { UsageError } from '../../bin/usage-error.ts';
import { Unusable } from '../../lib/adapters/unusable.ts';

it('shows what a person can mend as a sentence, with its exit code', async () => {
  expect(sentenceOf(new UsageError('Say who.', 3))).toEqual({ sentence: 'Say who.', exitCode: 3 });
  expect(sentenceOf(new Unusable('x is damaged.'))).toEqual({ sentence: 'x is damaged.', exitCode: 1 });
  const missing: unknown = await readFile('/no/such/file').catch((error: unknown) => error);
  expect(sentenceOf(missing)).toEqual({ sentence: 'There is no /no/such/file.', exitCode: 1 });
});

it('leaves what nobody had reckoned with its trace', () => {
  for (const error of [new Error('boom'), new TypeError('x is undefined'), 'text', undefined])
    expect(sentenceOf(error)).toBeUndefined();
});
