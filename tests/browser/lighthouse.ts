import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { startWorld } from '../../lib/local/world.ts';
import { readerAt } from '../scenarios/reader.ts';
import { findChromium } from './chromium.ts';

/**
 * `npm run lighthouse`: starts the local world, lets Lighthouse judge its pages with its own settings for a
 * phone, writes the figures to docs/page-quality.md and fails where one is below 100. Lighthouse and what it
 * needs are 176 MB, so npx fetches this version of it instead of every `npm ci`.
 */
const lighthouse = 'lighthouse@13.5.0';

const project = fileURLToPath(new URL('../../', import.meta.url));
const report = join(project, 'docs', 'page-quality.md');

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof categories)[number];

const resultSchema = z.object({
  categories: z.partialRecord(z.enum(categories), z.object({ score: z.number().nullable() })),
  audits: z.object({
    'largest-contentful-paint': z.object({ displayValue: z.string() }),
    'total-byte-weight': z.object({ numericValue: z.number() }),
  }),
});

type Judged = { page: string; scores: Partial<Record<Category, number>>; paint: string; kilobytes: string };

const { executablePath, args, env } = await findChromium();
const run = promisify(execFile);

const judge = async (page: string, url: string, asked: readonly Category[]): Promise<Judged> => {
  const options = ['--quiet', '--output=json', `--only-categories=${asked.join(',')}`];
  const chrome = `--chrome-flags=${['--headless', ...(args ?? [])].join(' ')}`;
  const { stdout } = await run('npx', ['--yes', lighthouse, url, ...options, chrome], {
    maxBuffer: 2 ** 26,
    env: { ...process.env, ...env, ...(executablePath ? { CHROME_PATH: executablePath } : {}) },
  });
  const { categories: found, audits } = resultSchema.parse(JSON.parse(stdout));
  const scores = Object.fromEntries(asked.map((name) => [name, Math.round((found[name]?.score ?? 0) * 100)]));
  return {
    page,
    scores,
    paint: audits['largest-contentful-paint'].displayValue,
    kilobytes: (audits['total-byte-weight'].numericValue / 1024).toFixed(1),
  };
};

const tableOf = (judged: readonly Judged[]): string =>
  [
    '| page | performance | accessibility | best practices | SEO | largest paint | bytes over the wire |',
    '|---|---|---|---|---|---|---|',
    ...judged.map(({ page, scores, paint, kilobytes }) => {
      const cells = categories.map((name) => scores[name] ?? 'not listed');
      return `| ${[page, ...cells, paint, `${kilobytes} KB`].join(' | ')} |`;
    }),
  ].join('\n');

const folder = await mkdtemp(join(tmpdir(), 'dripline-lighthouse-'));
const world = await startWorld({ folder: join(folder, 'data'), port: 0, project });
if ('refused' in world) throw new Error(world.refused.join('\n'));
try {
  const reader = readerAt(world.url, 'ada@example.org');
  await reader.signUp('Europe/London');
  const [confirmation] = await reader.inbox();
  if (!confirmation) throw new Error('No confirmation mail came.');
  await reader.confirm();
  const [lesson] = await reader.lessons();
  if (!lesson) throw new Error('No lesson came.');

  const open: Record<string, string> = {
    'sign-up': world.url,
    'first lesson': `${world.url}/lessons/sales-and-marketing/two-words-two-jobs`,
    privacy: `${world.url}/privacy`,
    'form to paste': `${world.url}/embed/sales-and-marketing`,
  };
  // Asks not to be listed, because its address holds a token: what SEO would mark down is the intention.
  const personal: Record<string, string> = {
    confirm: reader.linkIn(confirmation, 'confirm'),
    'own page': reader.linkIn(lesson, 'preferences'),
    'a lesson received': reader.linkIn(lesson, 'read'),
    unsubscribe: reader.linkIn(lesson, 'unsubscribe'),
  };
  const judged: Judged[] = [];
  for (const [page, url] of Object.entries(open)) judged.push(await judge(page, url, categories));
  for (const [page, url] of Object.entries(personal))
    judged.push(await judge(page, url, categories.slice(0, 3)));

  const table = tableOf(judged);
  const text = await readFile(report, 'utf8');
  await writeFile(report, text.replace(/(<!-- lighthouse -->\n)[\s\S]*?(\n<!-- end -->)/, `$1${table}$2`));
  process.stdout.write(`${table}\n`);
  if (judged.some(({ scores }) => Object.values(scores).some((score) => score < 100))) process.exitCode = 1;
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
}
