import { describe, expect, it } from 'vitest';
import { costOfMails, dollarsOf, moneyOf, standingCosts } from '../../../lib/domain/reports/money.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';

describe('what mail costs', () => {
  it('goes by the plan of the account', () => {
    expect(costOfMails(1_000_000, 'essentials')).toEqual({ mails: 1_000_000, ses: 160, own: 3.7 });
    expect(costOfMails(1_000_000, 'a-la-carte').ses).toBe(100);
  });

  it('is foreseen for the whole month by what has gone by of it', () => {
    const money = moneyOf(15_000, 'a-la-carte', instantOf('2026-11-16T00:00:00Z'));
    expect(money.month).toBe('2026-11');
    expect(money.expected.mails).toBe(30_000);
    expect(money.tenfold.mails).toBe(300_000);
    expect(dollarsOf(money.toDate)).toBeCloseTo(1.56, 2);
    expect(money.standing).toBe(standingCosts);
  });

  it('is not foreseen from a few hours', () => {
    expect(moneyOf(500, 'essentials', instantOf('2026-12-01T03:00:00Z')).expected.mails).toBe(500);
    expect(moneyOf(500, 'essentials', instantOf('2026-12-31T23:59:00Z')).expected.mails).toBe(500);
  });
});
