import { describe, expect, it } from 'vitest';
import { isMachine } from '../../../lib/domain/sending/is-machine.ts';

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
    expect(isMachine(userAgent)).toBe(true);
  });

  it.each([
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
    // Gmail fetches a picture when somebody opens the mail.
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  ])('by %j passes for a person’s', (userAgent) => {
    expect(isMachine(userAgent)).toBe(false);
  });
});
