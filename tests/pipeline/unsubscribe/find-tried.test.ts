import { describe, expect, it } from 'vitest';
import { newDelivery } from '../../../lib/domain/newsletter/issue-delivery.ts';
import type { SubjectChoice } from '../../../lib/domain/subjects/subject-test.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { UnreadableItem } from '../../../lib/pipeline/ports/record.ts';
import { findTried } from '../../../lib/pipeline/unsubscribe/find-tried.ts';
import { notesRef } from '../../fixtures/notes-issue.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const reader = subscriberId.parse('a'.repeat(26));

const afterCopy = async (subject: SubjectChoice | undefined) => {
  const { ports } = createWebWorld();
  const copy = newDelivery({ subscriberId: reader, ...notesRef }, ports.clock.now(), 72);
  await ports.issueDeliveries.save({ ...copy, ...(subject && { subject }) });
  return ports;
};

describe('under which subject somebody was sent an issue', () => {
  it.each(['a', 'b'] as const)('is what their own copy says: %s', async (subject) => {
    expect(await findTried(await afterCopy(subject))(reader, notesRef)).toEqual({ ...notesRef, subject });
  });

  it('is nothing where the issue has one subject, where they were sent none, and where nothing was asked', async () => {
    expect(await findTried(await afterCopy(undefined))(reader, notesRef)).toBeUndefined();
    expect(await findTried(createWebWorld().ports)(reader, notesRef)).toBeUndefined();
    expect(await findTried(await afterCopy('a'))(reader, undefined)).toBeUndefined();
  });

  it('keeps nobody from leaving where their copy cannot be read, and hides no other surprise', async () => {
    const failing = (error: Error) => ({
      issueDeliveries: { ...createWebWorld().ports.issueDeliveries, load: () => Promise.reject(error) },
    });
    expect(
      await findTried(failing(new UnreadableItem('of a later version')))(reader, notesRef),
    ).toBeUndefined();
    const surprise = new Error('the table is gone');
    await expect(findTried(failing(surprise))(reader, notesRef)).rejects.toBe(surprise);
  });
});
