import { describe, expect, it } from 'vitest';
import { createWebWorld, join, linkTo, submit } from '../worlds/web-in-memory.ts';
import { collected } from './collect.ts';

// Runs after every other suite (see vitest.config.ts), so that what they all logged is looked at here.

const personal: Record<string, RegExp> = {
  // The scope of a package in the frame of an error is none.
  'an e-mail address': /[^\s"@/]@[^\s"@]|%40/,
  'a signed link': /\bk\d+\.[\w-]{8,}\.[\w-]{8,}/,
  'a network address': /\b\d{1,3}(\.\d{1,3}){3}\b|\b[0-9a-f]{1,4}(:[0-9a-f]{0,4}){5,}/i,
  'a name that somebody gave': /\b(Ada|Grace|Eve)\b/,
};

const holdingIn = (lines: readonly string[], pattern: RegExp) => [
  ...new Set(lines.filter((line) => pattern.test(line)).map((line) => line.slice(0, 200))),
];

describe('everything that the whole suite has logged and counted', () => {
  it('is there to be looked at', async () => {
    const world = createWebWorld();
    await join(world, 'ada@example.org');
    await submit(world, linkTo(world, 'ada@example.org', 'unsubscribeUrl'));
    const lines = await collected();
    for (const metric of ['signUp', 'confirmed', 'unsubscribed'])
      expect(lines.some((line) => line.includes(metric))).toBe(true);
  });

  it.each(Object.entries(personal))('holds no %s', async (_, pattern) => {
    expect(holdingIn(await collected(), pattern)).toEqual([]);
  });

  it.each([
    ['an e-mail address', '{"event":"x","to":"ada@example.org"}'],
    ['a signed link', 'surprise {"path":"/confirm/k1.eyJwIjoiY29uZmlybSJ9.YRBGfEdEAthAQDbc"}'],
    ['a network address', '{"ip":"203.0.113.9"}'],
    ['a network address', '{"ip":"2001:db8:1:2:3:4:5:6"}'],
    ['a name that somebody gave', '{"greeting":"Hello Ada,"}'],
  ])('would be caught with %s in it: %s', (kind, line) => {
    expect(holdingIn([line], personal[kind] ?? /$^/)).toEqual([line]);
  });
});
