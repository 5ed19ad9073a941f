import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realMails } from './real-mails.ts';
import { measure, record } from './spam-score.ts';

// `npm run spam-score`: measures every mail and keeps the scores in docs/mail-quality.md.
const folder = await mkdtemp(join(tmpdir(), 'dripline-mails-'));
try {
  const scores = await measure(await realMails(folder));
  if (!scores) {
    process.stderr.write('SpamAssassin is not installed. On Debian: apt-get install spamassassin\n');
    process.exitCode = 1;
  } else {
    await record(scores);
    const worst = Math.max(...scores.map(({ score }) => score));
    process.stdout.write(`${scores.length} mails, the worst ${worst.toFixed(1)}: docs/mail-quality.md\n`);
  }
} finally {
  await rm(folder, { recursive: true });
}
