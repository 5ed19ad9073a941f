import { describe, expect, it } from 'vitest';
import { breakerFor, type HealthHour } from '../../../lib/domain/sending/health.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';

const now = instantOf('2026-11-24T15:30:00Z');
const thresholds = { bounceRate: 0.04, complaintRate: 0.0008 };
const hour = (name: string, counts: Partial<HealthHour>): HealthHour => ({
  hour: name,
  sent: 0,
  bounces: 0,
  complaints: 0,
  ...counts,
});
const breaker = (...hours: HealthHour[]) => breakerFor(hours, thresholds, now);

describe('the breaker', () => {
  it('stops at four bounces in a hundred mails, and not before', () => {
    expect(breaker(hour('2026-11-24T15', { sent: 2000, bounces: 79 }))).toBeUndefined();
    expect(breaker(hour('2026-11-24T15', { sent: 2000, bounces: 80 }))).toBe('bounce-rate');
  });

  it('stops at eight complaints in ten thousand mails, and not before', () => {
    expect(breaker(hour('2026-11-24T15', { sent: 10_000, complaints: 7 }))).toBeUndefined();
    expect(breaker(hour('2026-11-24T15', { sent: 10_000, complaints: 8 }))).toBe('complaint-rate');
  });

  it('takes the rate of a thousand mails where fewer were sent, and one complaint for an event', () => {
    expect(breaker(hour('2026-11-24T15', { sent: 10, complaints: 1, bounces: 1 }))).toBeUndefined();
    expect(breaker(hour('2026-11-24T15', { sent: 10, bounces: 39 }))).toBeUndefined();
    expect(breaker(hour('2026-11-24T15', { sent: 10, complaints: 2 }))).toBe('complaint-rate');
  });

  it('leaves out what a clock counted before it was put back, and nothing that another worker counts a moment ahead', () => {
    expect(breaker(hour('2026-12-24T09', { sent: 2000, bounces: 200 }))).toBeUndefined();
    expect(breaker(hour('2026-11-24T16', { sent: 2000, bounces: 200 }))).toBe('bounce-rate');
  });

  it('looks at the last day, and further back only for a thousand mails', () => {
    const lastWeek = hour('2026-11-17T09', { sent: 500, bounces: 60 });
    expect(breaker(lastWeek, hour('2026-11-24T09', { sent: 900 }))).toBe('bounce-rate');
    expect(breaker(lastWeek, hour('2026-11-24T09', { sent: 1000 }))).toBeUndefined();
    expect(
      breaker(hour('2026-11-23T16', { sent: 3000, bounces: 200 }), hour('2026-11-24T09', { sent: 1000 })),
    ).toBe('bounce-rate');
  });
});
