import { expect, it } from 'vitest';
import { defaultSending } from '../../../lib/domain/content/site.ts';
import { freshSendingState } from '../../../lib/domain/sending/sending-state.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { checkHealth } from '../../../lib/pipeline/operate/check-health.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

it('too many complaints put the brake on, also while others write to the record of sending', async () => {
  const { ports, sendingState } = createMemoryRecord();
  await ports.health.add('2026-11-24T09', { sent: 1_000, complaints: 5 });
  let others = 2;
  const { sending, health } = aroundCalls(ports, async (call, make) => {
    if (call === 'sending.save' && others > 0) {
      others -= 1;
      await ports.sending.save({ ...sendingState(), reserved: 1 });
    }
    return make();
  });
  await checkHealth({
    ...createMemoryClock(instantOf('2026-11-24T10:20:00Z')),
    ...createMemoryTelemetry(),
    random: fixedRandom,
    sending,
    health,
    sendingSettings: async () => defaultSending(),
  })(await ports.sending.load());
  expect(sendingState()).toMatchObject({ version: 3, reserved: 1, hold: { reason: 'complaint-rate' } });
});

it.each([
  ['counts nothing from before a release', '2026-11-24T10:10:00Z', undefined],
  [
    'is not disarmed by a release that lies ahead, since the clock was put back',
    '2027-11-24T10:10:00Z',
    'bounce-rate',
  ],
])('the brake %s', async (_, healthSince, reason) => {
  const { ports, sendingState } = createMemoryRecord();
  await ports.health.add('2026-11-24T10', { sent: 1_000, bounces: 100 });
  await ports.sending.save({ ...freshSendingState, healthSince: instantOf(healthSince) });
  await checkHealth({
    ...createMemoryClock(instantOf('2026-11-24T10:20:00Z')),
    ...createMemoryTelemetry(),
    random: fixedRandom,
    sending: ports.sending,
    health: ports.health,
    sendingSettings: async () => defaultSending(),
  })(await ports.sending.load());
  expect(sendingState().hold?.reason).toBe(reason);
});
