import type { ProbeId } from '../../lib/domain/doctor/probe.ts';
import type { Verdict } from '../../lib/domain/sending/feedback.ts';
import type { Probes } from '../../lib/pipeline/ports/doctor.ts';
import type { Keep } from './keep.ts';

export const createMemoryProbes = (keep: Keep) => {
  const all = keep(new Map<ProbeId, Set<Verdict>>());

  const probes: Probes = {
    hear: async (probe, verdict) => {
      all.set(probe, new Set([...(all.get(probe) ?? []), verdict]));
    },
    heard: async (probe) => [...(all.get(probe) ?? [])].sort(),
  };
  return { probes };
};
