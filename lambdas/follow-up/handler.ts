import type { Connection } from '../../lib/adapters/connect.ts';
import { followUpSchema } from '../../lib/domain/follow-up.ts';
import { createDeliver } from '../../lib/pipeline/deliver.ts';
import { deliverAndCount } from '../../lib/pipeline/deliver-and-count.ts';
import { createPace } from '../../lib/pipeline/pace.ts';
import type { DeliveryOutcome } from '../../lib/pipeline/send-delivery.ts';
import { type SignUpOutcome, subscribe } from '../../lib/pipeline/subscribe.ts';

/** A mail that gets no turn in this time is left to the next sweep, a minute away. */
const patience = () => 10_000;

/**
 * What a page has answered already: a sign-up to take, or a first lesson to send. Doubled and repeated events do
 * no harm: the first run into the caps, the second into the ledger.
 */
export const createHandler = (connection: Connection) => {
  const pace = createPace(connection, patience);
  const deliver = deliverAndCount({ ...connection, deliver: createDeliver({ ...connection, pace }) });
  const take = subscribe({ ...connection, deliver });
  return async (event: unknown): Promise<{ outcome: SignUpOutcome | DeliveryOutcome }> => {
    const followUp = followUpSchema.parse(event);
    switch (followUp.do) {
      case 'take-sign-up':
        return { outcome: await take(followUp.signUp) };
      case 'deliver':
        return { outcome: await deliver(followUp.ref) };
    }
  };
};
