import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type SpamScore as Given, scoreMessages } from '../../lib/adapters/spam-assassin.ts';
import type { RealMail } from './real-mails.ts';

/** What SpamAssassin gives a mail. */
export type SpamScore = Given & { name: string; htmlBytes: number; fingerprint: string };

/** Changes with every byte of the mail, so that a score cannot outlive what it was given for. */
export const fingerprintOf = ({ raw }: RealMail): string =>
  createHash('sha256').update(raw).digest('hex').slice(0, 12);

/** Asks the installed SpamAssassin about each mail; undefined where there is none. */
export const measure = async (mails: readonly RealMail[]): Promise<SpamScore[] | undefined> => {
  const scores = await scoreMessages(mails.map(({ raw }) => raw));
  return scores?.map((given, index) => {
    const mail = mails[index];
    if (!mail) throw new Error('There are more scores than mails.');
    return {
      name: mail.name,
      htmlBytes: Buffer.byteLength(mail.html),
      ...given,
      fingerprint: fingerprintOf(mail),
    };
  });
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
