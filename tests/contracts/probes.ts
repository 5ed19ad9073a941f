import { describe, expect, it } from 'vitest';
import { probeId } from '../../lib/domain/doctor/probe.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import type { Contract } from './subject.ts';

const at = instantOf('2026-11-24T10:00:00Z');
const [mine, other, silent] = ['a', 'b', 'c'].map((letter) => probeId.parse(letter.repeat(26)));

export const probesContract: Contract = (create) =>
  describe('probes', async () => {
    const { probes } = (await create()).ports;

    it('tell what was heard of each, once however often it was', async () => {
      if (!mine || !other || !silent) throw new Error('three probes');
      await probes.hear(mine, 'delivered', at);
      await probes.hear(mine, 'complained', at);
      await probes.hear(mine, 'delivered', at);
      await probes.hear(other, 'accepted', at);
      expect(await probes.heard(mine)).toEqual(['complained', 'delivered']);
      expect(await probes.heard(other)).toEqual(['accepted']);
      expect(await probes.heard(silent)).toEqual([]);
    });
  });
