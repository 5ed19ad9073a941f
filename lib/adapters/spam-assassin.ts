import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What SpamAssassin gives a message: the sum, and each rule that gave more or less than a thousandth. */
export type SpamScore = { score: number; rules: Record<string, number> };

const args = [
  // Rules only: no network, no learning, no settings of this machine's user.
  ...['--local', '--test-mode', '--prefspath=/dev/null'],
  ...['--cf', 'clear_report_template', '--cf', 'add_header all Scores _SCORE_ _TESTSSCORES(,)_'],
];

/** Asks the installed SpamAssassin about messages as they leave; undefined where there is none. */
export const scoreMessages = async (
  messages: readonly (string | Uint8Array)[],
): Promise<SpamScore[] | undefined> => {
  const folder = await mkdtemp(join(tmpdir(), 'dripline-spam-'));
  try {
    const files = messages.map((_, index) => join(folder, `${String(index).padStart(3, '0')}.eml`));
    await Promise.all(messages.map((message, index) => writeFile(files[index] ?? '', message)));
    const { stdout } = await promisify(execFile)('spamassassin', [...args, ...files], { maxBuffer: 2 ** 27 });
    const found = [...stdout.matchAll(/^X-Spam-Scores: (-?[\d.]+) (.*(?:\n\s+.*)*)/gm)];
    if (found.length !== messages.length)
      throw new Error(`SpamAssassin scored ${found.length} of ${messages.length} mails.`);
    return found.map(([, score = '', rules = '']) => ({ score: Number(score) + 0, rules: rulesIn(rules) }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
};

const rulesIn = (text: string): Record<string, number> =>
  Object.fromEntries(
    text
      .split(/[,\s]+/)
      .map((rule) => rule.split('='))
      .flatMap(([rule = '', value]): [string, number][] =>
        Math.abs(Number(value ?? 0)) > 0.001 ? [[rule, Number(value)]] : [],
      ),
  );
