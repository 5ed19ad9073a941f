import { describe, expect, it } from 'vitest';
import { isMachine } from '../../../lib/domain/sending/is-machine.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';

const sentAt = instantOf('2026-11-24T15:00:00Z');
const anHourLater = (userAgent: string | undefined) => ({
  userAgent,
  sentAt,
  at: later(sentAt, { hours: 1 }),
});

describe('an open or a click', () => {
  it.each([
    undefined,
    '',
    // Apple's Mail Privacy Protection
    'Mozilla/5.0',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'python-requests/2.32.3',
    'curl/8.5.0',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36',
  ])('by %j is a machine’s', (userAgent) => {
    expect(isMachine(anHourLater(userAgent))).toBe(true);
  });

  it.each([
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
    // Gmail fetches a picture when somebody opens the mail.
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  ])('by %j passes for a person’s', (userAgent) => {
    expect(isMachine(anHourLater(userAgent))).toBe(false);
  });

  it.each([
    [0, true],
    [4_999, true],
    [5_000, false],
    [-1, false],
  ])(
    '%i milliseconds after SES took the mail is a machine’s, whatever it calls itself: %s',
    (milliseconds, is) => {
      const at = later(sentAt, { milliseconds });
      expect(isMachine({ userAgent: 'Mozilla/5.0 (iPhone) Mobile/15E148', sentAt, at })).toBe(is);
    },
  );

  it('of which nobody says when passes for a person’s', () => {
    expect(isMachine({ userAgent: 'Thunderbird/140.0', sentAt, at: undefined })).toBe(false);
  });
});
