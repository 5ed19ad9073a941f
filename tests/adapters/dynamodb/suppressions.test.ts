import { describe, expect, it } from 'vitest';
import { createSuppressions } from '../../../lib/adapters/dynamodb/suppressions.ts';
import type { Table } from '../../../lib/adapters/dynamodb/table.ts';
import type { AddressHash } from '../../../lib/domain/subscriber/email-address.ts';
import type { Lifted, Suppression } from '../../../lib/domain/subscriber/suppression.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { embeddedDynamoDb } from '../../worlds/embedded-dynamodb.ts';

const table = await (await embeddedDynamoDb()).newTable();
const suppressions = createSuppressions(table);

const now = instantOf('2026-11-24T10:00:00Z');
let made = 0;
const newHash = () => {
  made += 1;
  return `hash ${made}` as AddressHash;
};
const because = (reason: Suppression['reason'], at = now): Suppression => ({ reason, at });
const lifted: Lifted = {
  at: later(now, { hours: 1 }),
  by: { kind: 'confirmed-sign-up', requestedAt: now },
};
/** An address that is on the list already. */
const suppressed = async (reason: Suppression['reason']) => {
  const hash = newHash();
  await suppressions.add(hash, because(reason));
  return hash;
};

describe('an address that must not be mailed', () => {
  it('is not lost where an erasure is lifted at the moment that a complaint comes', async () => {
    const hash = await suppressed('erased');
    const lifting: Table = {
      ...table,
      // The complaint has found the erased address, and looks what stands against it.
      putNew: async (item) => {
        const outcome = await table.putNew(item);
        await suppressions.lift(hash, because('erased'), lifted);
        return outcome;
      },
    };
    await createSuppressions(lifting).add(hash, because('complaint'));
    expect(await suppressions.find(hash)).toEqual(because('complaint'));
  });
});
