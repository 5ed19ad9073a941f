import { describe, expect, it } from 'vitest';
import { createWebWorld, join, linkTo, submit } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

describe('a link that is not ours', () => {
  const cases = async () => {
    const world = createWebWorld();
    await submit(world, '/subscribe', { email: 'bob@example.org', zone: 'Europe/London' });
    await join(world, ada);
    const tokenOf = (path: string) => path.split('/')[2] ?? '';
    const confirm = tokenOf(linkTo(world, 'bob@example.org', 'confirmUrl'));
    const tokens = {
      cut: confirm.slice(0, -4),
      'cut in the middle': confirm.split('.').slice(0, 2).join('.'),
      forged: confirm.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      'with another payload': confirm.replace(/\.[^.]+\./, `.${btoa('{"p":"confirm"}')}.`),
      'with an unknown key': confirm.replace(/^k1/, 'k9'),
      'very long': 'a'.repeat(5000),
      nonsense: '%00%ff..%2f',
      'for another purpose': tokenOf(linkTo(world, ada, 'unsubscribeUrl')),
    };
    return {
      world,
      tokens,
      unsubscribe: tokenOf(linkTo(world, ada, 'unsubscribeUrl')),
      preferences: tokenOf(linkTo(world, ada, 'preferencesUrl')),
    };
  };

  it('gets a plain page, and no record is read or changed', async () => {
    const { world, tokens } = await cases();
    const before = { ...world.record.touched };
    for (const token of Object.values(tokens)) {
      for (const [method, path] of [
        ['GET', `/confirm/${token}`],
        ['POST', `/confirm/${token}`],
        ['POST', `/confirm/${token}/again`],
        ['GET', `/undo/${token}`],
        ['POST', `/undo/${token}`],
        ['GET', `/preferences/${token}`],
        ['POST', `/preferences/${token}`],
        ['GET', `/read/${token}/salt`],
      ] as const) {
        const answer =
          method === 'POST'
            ? await submit(world, path, { zone: 'Europe/Berlin' })
            : await world.app.request(path);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }
    }
    expect(world.record.touched).toEqual(before);
  });

  it('does not unsubscribe anybody either', async () => {
    const { world, tokens, preferences } = await cases();
    const before = { ...world.record.touched };
    const { 'for another purpose': _, ...others } = tokens;
    for (const token of [...Object.values(others), preferences]) {
      const answer = await submit(world, `/unsubscribe/${token}`, { 'List-Unsubscribe': 'One-Click' });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('This link is not complete');
    }
    expect(world.record.touched).toEqual(before);
  });
});
