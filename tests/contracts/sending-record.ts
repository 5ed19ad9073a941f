import { describe, expect, it } from 'vitest';
import { freshSendingState, holdBack } from '../../lib/domain/sending/sending-state.ts';
import { now } from './examples.ts';
import type { Contract } from './subject.ts';

export const sendingRecordContract: Contract = (create) =>
  describe('the record of sending', async () => {
    const { sending } = (await create()).ports;

    it('is a fresh one where nobody has written it', async () => {
      expect(await sending.load()).toEqual(freshSendingState);
    });

    it('takes one of many writes over the same version', async () => {
      const held = holdBack(freshSendingState, 'bounce-rate', now);
      const outcomes = await Promise.all(Array.from({ length: 9 }, () => sending.save(held)));
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect(await sending.load()).toEqual({ ...held, version: 1 });
      expect(await sending.save({ ...held, version: 1 })).toBe('saved');
      expect(await sending.save({ ...held, version: 1 })).toBe('stale');
    });

    it('lies in a store that has an identity, always the same', async () => {
      const id = await sending.storeIdentity();
      expect(id).not.toBe('');
      expect(await sending.storeIdentity()).toBe(id);
    });
  });
