import { describe, expect, it } from 'vitest';
import { parseDeliveryTag, parseIssueTag } from '../../../lib/domain/delivery/delivery-tag.ts';
import { parseProbeTag, probeId, probeTag } from '../../../lib/domain/doctor/probe.ts';

const id = probeId.parse('a'.repeat(26));

describe("a probe's tag", () => {
  it('comes back as the probe that it names, and fits SES', () => {
    expect(parseProbeTag(probeTag(id))).toBe(id);
    expect(probeTag(id)).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
  });

  it('is no delivery, and no delivery is a probe', () => {
    expect(parseDeliveryTag(probeTag(id))).toBeUndefined();
    expect(parseIssueTag(probeTag(id))).toBeUndefined();
    for (const tag of [undefined, '', `${id}_bread_salt`, `n_${id}_crumbs_rye`, 'doctor_', `doctor_${id}_x`])
      expect(parseProbeTag(tag)).toBeUndefined();
  });
});
