import { describe, expect, it } from 'vitest';
import { isCrossOrigin } from '../../../lib/web/middleware/same-origin-only.ts';

describe('a request from another site', () => {
  const own = 'https://course.test';
  it.each([
    [{}, false],
    [{ Origin: own }, false],
    [{ Origin: 'null' }, false],
    [{ Origin: 'https://evil.test' }, true],
    [{ Origin: `${own}.evil.test` }, true],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }, false],
    [{ 'Sec-Fetch-Site': 'none' }, false],
    [{ 'Sec-Fetch-Site': 'same-site' }, true],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }, true],
  ] satisfies [Record<string, string>, boolean][])('is told by %j: %s', (headers, crossOrigin) => {
    expect(isCrossOrigin(new Headers(headers), own)).toBe(crossOrigin);
  });
});
