import { describe, expect, it } from 'vitest';
import { judgeSpf } from '../../../lib/domain/doctor/spf.ts';

const judge = (...records: string[]) => judgeSpf('mail.mill.test', records);

describe('an SPF record', () => {
  it.each([
    ['v=spf1 include:amazonses.com ~all', 'well'],
    ['v=spf1 ip4:192.0.2.1 include:amazonses.com -all', 'well'],
    ['V=SPF1 +include:AmazonSES.com ?all', 'well'],
    ['v=spf1 include:amazonses.com', 'well'],
    ['v=spf1 ~all', 'wrong'],
    ['v=spf1 include:amazonses.com.mill.test ~all', 'wrong'],
    ['v=spf1 -include:amazonses.com ~all', 'wrong'],
    ['v=spf1 -all include:amazonses.com', 'wrong'],
    ['v=spf1 include:amazonses.com +all', 'wrong'],
    ['v=spf1 include:amazonses.com all', 'wrong'],
  ])('“%s” is %s', (record, kind) => {
    expect(judge(record).kind).toBe(kind);
  });

  it('that is not there is wrong, and the answer is the record to set', () => {
    expect(judge('v=spf10 all', 'something-verification=1')).toEqual({
      kind: 'wrong',
      what: 'mail.mill.test has no SPF record.',
      toDo: 'Set the record: mail.mill.test TXT "v=spf1 include:amazonses.com ~all"',
    });
  });

  it('that there are two of is an error to receivers', () => {
    const twice = judge('v=spf1 include:amazonses.com ~all', 'v=spf1 -all');
    expect(twice).toMatchObject({ kind: 'wrong', what: expect.stringContaining('2 SPF records') });
  });
});
