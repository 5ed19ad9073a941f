import { describe, expect, it } from 'vitest';
import { runChaos } from './run-chaos.ts';

describe('a course whose sweepers are killed with SIGKILL', () => {
  it('keeps every promise', async () => {
    const { killed, mails, violations } = await runChaos({ kills: 8, seed: 7, people: 30, perSecond: 30 });
    expect(violations).toEqual([]);
    expect(killed).toBeGreaterThanOrEqual(5);
    expect(mails).toBeGreaterThan(120);
  });
});
