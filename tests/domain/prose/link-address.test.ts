import { describe, expect, it } from 'vitest';
import { buttonUrl } from '../../../lib/domain/prose/link-address.ts';

describe('the address of a button', () => {
  it.each([
    ['https://x.test', 'https://x.test/'],
    ['https://x.test/a b', 'https://x.test/a%20b'],
    ['mailto:baker@x.test', 'mailto:baker@x.test'],
    ['mailto:baker@x.test?subject=A%20loaf', 'mailto:baker@x.test?subject=A%20loaf'],
  ])('can be %s', (url, written) => {
    expect(buttonUrl.parse(url)).toBe(written);
  });

  it.each([
    'http://x.test',
    'javascript:alert(1)',
    'https:///x',
    'x.test',
    'mailto:',
    'mailto:baker',
    'tel:1',
    'data:,x',
  ])('can not be %s', (url) => {
    expect(buttonUrl.safeParse(url).error?.issues[0]?.message).toContain(
      `is "${url}"; a button leads to https://`,
    );
  });
});
