import { expect, it } from 'vitest';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

it.each([
  ['/move/k1.abc.def', '/address-change/k1.abc.def'],
  ['/canary/k1.abc.def', '/scanner-trap/k1.abc.def'],
  ['/move/a%2Fb%0D%0Ac', '/address-change/a%2Fb%0D%0Ac'],
])('A link of an old mail leads to where its page is now: %s', async (former, now) => {
  const response = await createWebWorld().app.request(former);
  expect([response.status, response.headers.get('location')]).toEqual([301, now]);
  expect(response.headers.get('cache-control')).toBe('no-store');
});
