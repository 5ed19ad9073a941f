import { describe, expect, it } from 'vitest';
import { defaultSending } from '../../../lib/domain/content/site.ts';
import { weeklyTag } from '../../../lib/domain/reports/weekly-report.ts';
import { recordFeedback } from '../../../lib/pipeline/feedback/record-feedback.ts';
import { sampleFeedback } from '../../adapters/ses/sample-event.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';

describe('what SES says of the operator’s own mail', () => {
  it.each(['Bounce', 'Complaint', 'Delivery', 'Open'] as const)(
    'stops nobody, though they are a reader too, and counts towards no rate: %s',
    async (type) => {
      const world = createWebWorld();
      const operator = 'ada@reader.test';
      await join(world, operator);
      world.lines.length = 0;
      const before = { ...world.record.touched };
      const feedback = sampleFeedback(type, { to: operator, tag: weeklyTag('2027-03-01') });
      const ports = { ...world.ports, sendingSettings: async () => defaultSending() };
      expect(await recordFeedback(ports)(feedback)).toBe('noted');
      expect(world.record.touched).toEqual(before);
      expect(world.lines.join('\n').includes('weekly-report')).toBe(type !== 'Delivery' && type !== 'Open');
    },
  );
});
