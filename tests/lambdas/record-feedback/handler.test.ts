import { describe, expect, it } from 'vitest';
import { createHandler } from '../../../lambdas/record-feedback/handler.ts';
import { defaultSending } from '../../../lib/domain/content/site.ts';
import { sampleEvent } from '../../adapters/ses/sample-event.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

/** Ada in a course, and nothing told of it yet. */
const createRecord = async () => {
  const world = createWebWorld();
  await join(world, ada);
  world.lines.length = 0;
  world.record.touched.writes = 0;
  const handle = createHandler({
    ...world.ports,
    health: { add: async () => {}, since: async () => [] },
    sendingSettings: async () => defaultSending(),
  });
  return { ...world, handle };
};

describe('an event from EventBridge', () => {
  it('is understood as SES writes it, and recorded', async () => {
    const { handle, record } = await createRecord();
    expect(await handle(sampleEvent('Complaint', { to: ada }))).toEqual({ outcome: 'suppressed' });
    expect([...record.suppressed.values()]).toMatchObject([{ reason: 'complaint' }]);
  });

  it('of an unknown type, or of no sense, is counted, told of without an address, and left to the dead letters', async () => {
    const { handle, record, lines } = await createRecord();
    const strange = sampleEvent('Send', { to: ada });
    const odd = { ...strange, detail: { ...strange.detail, eventType: 'Telepathy' } };
    await expect(handle(odd)).rejects.toThrow('The event makes no sense at “detail.eventType”.');
    await expect(handle({ hello: ada })).rejects.toThrow('The event makes no sense at “source”.');
    expect(lines).toEqual([
      'eventsNotUnderstood 1',
      'event-not-understood {"at":"detail.eventType"}',
      'eventsNotUnderstood 1',
      'event-not-understood {"at":"source"}',
    ]);
    expect(record.touched.writes).toBe(0);
  });
});
