import { requestId } from '../../lib/domain/sign-up/request-id.ts';
import { subscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import type { Random } from '../../lib/pipeline/ports/random.ts';

/** Randomness that is none: the same at every call. */
export const fixedRandom: Random = {
  subscriberId: () => subscriberId.parse('r'.repeat(26)),
  ownerToken: () => 'owner',
  requestId: () => requestId.parse('request'),
  secret: () => '5'.repeat(64),
  fraction: () => 0.5,
};
