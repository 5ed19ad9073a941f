import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RealMail } from './real-mails.ts';

/** What SpamAssassin gives a mail: the sum, and each rule that gave more or less than a thousandth. */
export type SpamScore = {
  name: string;
  htmlBytes: number;
  score: number;
  rules: Record<string, number>;
  fingerprint: string;
};

/** Changes with every byte of the mail, so that a score cannot outlive what it was given for. */
export const fingerprintOf = ({ raw }: RealMail): string =>
  createHash('sha256').update(raw).digest('hex').slice(0, 12);

const args = [
  // Rules only: no network, no learning, no settings of this machine's user.
  ...['--local', '--test-mode', '--prefspath=/dev/null'],
  ...['--cf', 'clear_report_template', '--cf', 'add_header all Scores _SCORE_ _TESTSSCORES(,)_'],
];

/** Asks the installed SpamAssassin about each mail; undefined where there is none. */
export const measure = async (mails: readonly RealMail[]): Promise<SpamScore[] | undefined> => {
  const folder = await mkdtemp(join(tmpdir(), 'dripline-spam-'));
  try {
    const files = mails.map((_, index) => join(folder, `${String(index).padStart(3, '0')}.eml`));
    await Promise.all(mails.map(({ raw }, index) => writeFile(files[index] ?? '', raw)));
    const { stdout } = await promisify(execFile)('spamassassin', [...args, ...files], { maxBuffer: 2 ** 27 });
    const found = [...stdout.matchAll(/^X-Spam-Scores: (-?[\d.]+) (.*(?:\n\s+.*)*)/gm)];
    if (found.length !== mails.length)
      throw new Error(`SpamAssassin scored ${found.length} of ${mails.length} mails.`);
    return mails.map((mail, index) => {
      const [, score = '', rules = ''] = found[index] ?? [];
      const given = rules.split(/[,\s]+/).map((rule) => rule.split('=') as [string, string?]);
      const counted = given.flatMap(([rule, value]): [string, number][] =>
        Math.abs(Number(value ?? 0)) > 0.001 ? [[rule, Number(value)]] : [],
      );
      return {
        name: mail.name,
        htmlBytes: Buffer.byteLength(mail.html),
        score: Number(score) + 0,
        rules: Object.fromEntries(counted),
        fingerprint: fingerprintOf(mail),
      };
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
};

const page = fileURLToPath(new URL('../../docs/mail-quality.md', import.meta.url));
const [begin, end] = ['<!-- scores: npm run spam-score -->', '<!-- end of scores -->'];

/** The scores that docs/mail-quality.md keeps. */
export const recorded = async (): Promise<SpamScore[]> =>
  [
    ...(await readFile(page, 'utf8')).matchAll(
      /^\| `(.+?)` \| (\d+) \| (-?[\d.]+) \| (.*?) \| `(\w+)` \|$/gm,
    ),
  ].map(([, name = '', htmlBytes, score, rules = '', fingerprint = '']) => ({
    name,
    htmlBytes: Number(htmlBytes),
    score: Number(score),
    rules: Object.fromEntries(
      [...rules.matchAll(/(\w+) (-?[\d.]+)/g)].map(([, rule = '', value]) => [rule, Number(value)]),
    ),
    fingerprint,
  }));

/** Writes the scores into docs/mail-quality.md, in place of those it had. */
export const record = async (scores: readonly SpamScore[]): Promise<void> => {
  const rows = scores.map(({ name, htmlBytes, score, rules, fingerprint }) => {
    const given = Object.entries(rules).map(([rule, value]) => `${rule} ${value}`);
    return `| \`${name}\` | ${htmlBytes} | ${score.toFixed(1)} | ${given.join(', ') || 'none'} | \`${fingerprint}\` |`;
  });
  const table = [
    '| mail | HTML bytes | score | rules | of the message |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
  const text = await readFile(page, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${page} has lost the marks around the scores.`);
  await writeFile(page, `${before}${begin}\n\n${table}\n\n${end}${after}`);
};
