import { describe, expect, it } from 'vitest';
import { sumCounts } from '../../../lib/pipeline/send/sum-counts.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

describe('counts that are summed', () => {
  it('are told in one line for each metric, also where the sum is nought', () => {
    const { telemetry, lines } = createMemoryTelemetry();
    const summed = sumCounts(telemetry);
    for (let mail = 0; mail < 1000; mail += 1) summed.telemetry.count('accepted');
    summed.telemetry.count('throttled', 3);
    summed.telemetry.count('oldestDueMinutes', 0);
    expect(lines).toEqual([]);
    summed.tell();
    expect(lines.sort()).toEqual(['accepted 1000', 'oldestDueMinutes 0', 'throttled 3']);
  });

  it('are told once, and what is noted beside them at once', () => {
    const { telemetry, lines } = createMemoryTelemetry();
    const summed = sumCounts(telemetry);
    summed.telemetry.count('accepted');
    summed.telemetry.note('sweep', { due: 1 });
    expect(lines).toEqual(['sweep {"due":1}']);
    summed.tell();
    summed.tell();
    expect(lines).toHaveLength(2);
  });
});
