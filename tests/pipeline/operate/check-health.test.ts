import { expect, it } from 'vitest';
import { defaultSending } from '../../../lib/domain/content/site.ts';
import {
  freshSendingState,
  type SendingState,
  storeIdentity,
} from '../../../lib/domain/sending/sending-state.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { checkHealth } from '../../../lib/pipeline/operate/check-health.ts';
import { fixedRandom } from '../../fixed-random.ts';
import { silentTelemetry } from '../../silent-telemetry.ts';

it('too many complaints put the brake on, also while others write to the record of sending', async () => {
  const stored: SendingState[] = [];
  let writers = 2;
  await checkHealth({
    clock: { now: () => instantOf('2026-11-24T10:20:00Z'), wait: async () => {} },
    random: fixedRandom,
    sending: {
      load: async () => freshSendingState,
      save: async (sending) => {
        writers -= 1;
        if (writers >= 0) return 'stale';
        stored.push(sending);
        return 'saved';
      },
      storeIdentity: async () => storeIdentity.parse('the table'),
    },
    health: {
      add: async () => {},
      since: async () => [{ hour: '2026-11-24T09', sent: 1_000, bounces: 0, complaints: 5 }],
    },
    telemetry: silentTelemetry,
    sendingSettings: async () => defaultSending,
  })();
  expect(stored.map(({ hold }) => hold?.reason)).toEqual(['complaint-rate']);
});
