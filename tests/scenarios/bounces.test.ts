import { describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

const world = await startTestWorld({ content: scenario.files, startAt: instantOf('2026-11-24T10:00:00Z') });

describe('mail that does not arrive', () => {
  const enrolled = async (address: string) => {
    const reader = readerAt(world.url, address);
    await reader.signUp('Europe/Berlin');
    await reader.confirm();
    return reader;
  };

  const enrollmentOf = async (address: string) =>
    (await world.subscribers()).find(({ subscriber }) => subscriber.address === address)?.enrollments[0];

  it('ends the course after three mails in a row that bounced for now, and is not sent a fourth', async () => {
    const reader = await enrolled('full@example.org');
    await world.mark(reader.address, 'transient-bounce');
    await advance(world.url, 'P15D');
    expect((await enrollmentOf(reader.address))?.standing).toMatchObject({ status: 'active' });
    await advance(world.url, 'P21D');
    expect((await enrollmentOf(reader.address))?.standing).toMatchObject({
      status: 'left',
      reason: 'bounce',
    });
    // The first lesson arrived; the second, third and fourth did not.
    expect(await reader.lessons()).toHaveLength(4);
  });

  it('is no reason to stop while some of it arrives', async () => {
    const reader = await enrolled('flaky@example.org');
    for (const week of ['transient-bounce', 'transient-bounce', 'deliver', 'transient-bounce'] as const) {
      await world.mark(reader.address, week);
      await advance(world.url, 'P7D');
    }
    expect((await enrollmentOf(reader.address))?.standing).toMatchObject({ status: 'active' });
    expect(await reader.lessons()).toHaveLength(5);
  });

  it('because SES held it back counts as failed, never as received', async () => {
    const reader = await enrolled('listed@example.org');
    await world.mark(reader.address, 'suppressed');
    await advance(world.url, 'P8D');
    const enrollment = await enrollmentOf(reader.address);
    const states = Object.values(enrollment?.ledger ?? {}).map((entry) => entry?.status);
    expect(states.sort()).toEqual(['failed', 'sent']);
    expect(enrollment?.standing).toMatchObject({ status: 'left', reason: 'bounce' });
  });

  it('keeps its reader when they take it out of the spam folder', async () => {
    const reader = await enrolled('rescued@example.org');
    await world.mark(reader.address, 'not-spam');
    await advance(world.url, 'P15D');
    expect(await reader.lessons()).toHaveLength(3);
  });
});
