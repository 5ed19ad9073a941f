import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const engine = await Array.fromAsync(
  glob(['{bin,lambdas,lib,templates}/**/*.*', '{package,cdk,tsconfig}.json'], { cwd: root }),
);

/** What the example is about, what its courses and newsletters are called, and whose articles it is made from. */
const example = /\b(sales|marketing|two-jobs|stratoserve|clive-?wilson|closer-look)\b/i;

/** SES's own name for mail that people have asked for and can do without (PutAccountDetails, MailType). */
const saidBySes = "'MARKETING'";

it('no file of the engine has a word of the example course', () => {
  expect(engine.length).toBeGreaterThan(300);
  const textOf = (file: string) => readFileSync(join(root, file), 'utf8').replaceAll(saidBySes, '');
  expect(engine.filter((file) => example.test(textOf(file)))).toEqual([]);
});
