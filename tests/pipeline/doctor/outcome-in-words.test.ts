import { describe, expect, it } from 'vitest';
import { notChecked, warned, well, wrong } from '../../../lib/domain/doctor/outcome.ts';
import { outcomeInWords, sumInWords } from '../../../lib/pipeline/doctor/outcome-in-words.ts';

const all = [
  { check: 'table', outcome: well('Protected.') },
  { check: 'dmarc mill.test', outcome: warned('Nobody gets the reports.', 'Add rua.') },
  { check: 'sandbox', outcome: wrong('In the sandbox.', 'Ask AWS.') },
  { check: 'clock', outcome: notChecked('SES gave no answer.', 'Run this again.') },
];

describe('what doctor says', () => {
  it('is one line a check: how it stands, what was found, and what to do unless it is well', () => {
    expect(all.map(outcomeInWords)).toEqual([
      'well         table: Protected.',
      'WARNED       dmarc mill.test: Nobody gets the reports. → Add rua.',
      'WRONG        sandbox: In the sandbox. → Ask AWS.',
      'not checked  clock: SES gave no answer. → Run this again.',
    ]);
  });

  it('ends with a sum', () => {
    expect(sumInWords(all)).toBe('Of 4 checks 1 wrong, 1 warned, 1 not checked.');
    expect(sumInWords(all.slice(0, 1))).toBe('All 1 checks are well.');
  });
});
