import { describe, expect, it } from 'vitest';
import { keptMails } from './kept-mails.ts';
import { fingerprintOf, measure, recorded } from './spam-score.ts';

const mails = await keptMails();
const kept = await recorded();

describe('SpamAssassin', () => {
  it('has scored every mail as it is now: else run `npm run spam-score` and commit docs/mail-quality.md', () => {
    expect(kept.map(({ name, fingerprint }) => [name, fingerprint])).toEqual(
      mails.map((mail) => [mail.name, fingerprintOf(mail)]),
    );
  });

  it('gives no mail more than 0.5 in all, and no rule more than 0.5, measured again where it is installed', async () => {
    const scores = (await measure(mails)) ?? kept;
    expect(scores).toHaveLength(mails.length);
    const over = scores.filter(
      ({ score, rules }) => score > 0.5 || Object.values(rules).some((value) => value > 0.5),
    );
    expect(over).toEqual([]);
  });
});
