import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import type { BusEntry } from '../../../lib/domain/webhooks/bus-entry.ts';
import type { WebhookEvent } from '../../../lib/domain/webhooks/webhook-event.ts';
import type { EventBus } from '../../../lib/pipeline/ports/webhooks.ts';
import { putOnBus } from '../../../lib/pipeline/webhooks/put-on-bus.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

const event: WebhookEvent = {
  id: 'msg_1_course_bread_3_0',
  type: 'lesson.sent',
  at: instantOf('2026-01-06T10:30:00Z'),
  subscriberId: subscriberId.parse('a'.repeat(26)),
  of: { kind: 'course', courseId: courseId.parse('bread') },
};

const putWith = async (answer: Awaited<ReturnType<EventBus['put']>>, isThere = true) => {
  const { telemetry, lines } = createMemoryTelemetry();
  const entries: BusEntry[] = [];
  const put = async (entry: BusEntry) => {
    entries.push(entry);
    return answer;
  };
  const outcome = await putOnBus({ telemetry, eventBus: { isThere, put } })(event);
  return { outcome, entries, said: JSON.stringify(lines) };
};

describe('an event for the bus', () => {
  it('is there once the bus has taken it', async () => {
    const { outcome, entries, said } = await putWith({ kind: 'taken' });
    expect(outcome).toBe('delivered');
    expect(entries).toHaveLength(1);
    expect(said).toContain('webhooksDelivered');
  });

  it('is to be tried again where it was not taken, and the log names nobody', async () => {
    const { outcome, said } = await putWith({ kind: 'not-taken', because: 'ThrottlingException' });
    expect(outcome).toBe('failed');
    expect(said).toContain('ThrottlingException');
    expect(said).not.toContain(event.subscriberId);
  });

  it('is for nobody where a deploy has taken the bus away meanwhile', async () => {
    const { outcome, entries } = await putWith({ kind: 'taken' }, false);
    expect({ outcome, entries }).toEqual({ outcome: 'nobody-listens', entries: [] });
  });
});
