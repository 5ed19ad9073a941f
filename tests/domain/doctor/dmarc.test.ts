import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dmarcNames, dmarcRecords, judgeDmarc } from '../../../lib/domain/doctor/dmarc.ts';

const judge = (...records: string[]) =>
  judgeDmarc('mill.test', { name: '_dmarc.mill.test', records }, 'miller@mill.test');

describe('a DMARC record', () => {
  it.each([
    ['v=DMARC1; p=none; rua=mailto:a@mill.test', 'well'],
    ['v=DMARC1;p=reject;rua=mailto:a@mill.test;', 'well'],
    ['V = dmarc1 ; P = Quarantine ; RUA = mailto:a@mill.test', 'well'],
    ['v=DMARC1; p=none', 'warned'],
    ['v=DMARC1; p=none; rua=', 'warned'],
    ['v=DMARC1; p=maybe; rua=mailto:a@mill.test', 'wrong'],
    ['v=DMARC1', 'wrong'],
    ['v=DMARC1; rua=mailto:a@mill.test', 'wrong'],
  ])('“%s” is %s', (record, kind) => {
    expect(judge(record).kind).toBe(kind);
  });

  it('that is not there is wrong, and the answer is the record to set', () => {
    const none = judgeDmarc('mill.test', undefined, 'miller@mill.test');
    expect(none).toEqual({
      kind: 'wrong',
      what: expect.stringContaining('no DMARC record'),
      toDo: 'Set the record: _dmarc.mill.test TXT "v=DMARC1; p=none; rua=mailto:miller@mill.test"',
    });
    expect(judge('hello', 'v=DMARC12; p=none')).toEqual(none);
  });

  it('that there are two of is heeded by nobody', () => {
    const twice = judge('v=DMARC1; p=none; rua=mailto:a@b.test', 'v=DMARC1; p=reject');
    expect(twice).toMatchObject({ kind: 'wrong', what: expect.stringContaining('2 DMARC records') });
  });

  it('is told apart from whatever else stands there, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (others) => {
        fc.pre(dmarcRecords(others).length === 0);
        expect(judge(...others, 'v=DMARC1; p=none; rua=mailto:a@b.test').kind).toBe('well');
      }),
    );
  });
});

describe('the names that receivers look at', () => {
  it('go upwards from the domain, and stop before a top-level domain', () => {
    expect(dmarcNames('news.mill.test')).toEqual(['_dmarc.news.mill.test', '_dmarc.mill.test']);
    expect(dmarcNames('mill.test')).toEqual(['_dmarc.mill.test']);
  });

  it('are eight at most', () => {
    expect(dmarcNames('a.b.c.d.e.f.g.h.i.j.k.mill.test')).toHaveLength(8);
  });
});
