import { describe, expect, it } from 'vitest';
import { createSuppressions } from '../../../lib/adapters/dynamodb/suppressions.ts';
import type { Table } from '../../../lib/adapters/dynamodb/table.ts';
import type { AddressHash } from '../../../lib/domain/subscriber/email-address.ts';
import type { Suppression } from '../../../lib/domain/subscriber/suppression.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { embeddedTable } from '../../worlds/embedded-table.ts';

const table = await embeddedTable('suppressions');
const suppressions = createSuppressions(table);

const now = instantOf('2026-11-24T10:00:00Z');
let made = 0;
const newHash = () => {
  made += 1;
  return `hash ${made}` as AddressHash;
};
const because = (reason: Suppression['reason'], at = now): Suppression => ({ reason, at });
/** An address that is on the list already. */
const suppressed = async (reason: Suppression['reason']) => {
  const hash = newHash();
  await suppressions.add(hash, because(reason));
  return hash;
};

describe('an address that must not be mailed', () => {
  it('keeps its first reason, unless a stronger one comes', async () => {
    const hash = await suppressed('erased');
    for (const reason of ['bounce', 'erased', 'complaint', 'bounce'] as const)
      await suppressions.add(hash, because(reason));
    expect(await suppressions.find(hash)).toEqual(because('complaint'));
  });

  it('ends with the strongest reason of many that come at once', async () => {
    const hash = newHash();
    const reasons = ['erased', 'bounce', 'complaint', 'bounce', 'erased'] as const;
    await Promise.all(reasons.map((reason) => suppressions.add(hash, because(reason))));
    expect(await suppressions.find(hash)).toEqual(because('complaint'));
  });

  it('is not lost where somebody is readmitted at the moment that a complaint comes', async () => {
    const hash = await suppressed('erased');
    const readmitting: Table = {
      ...table,
      // The complaint has found the erased address, and looks what stands against it.
      putNew: async (item) => {
        const outcome = await table.putNew(item);
        await suppressions.readmit(hash, later(now, { hours: 1 }));
        return outcome;
      },
    };
    await createSuppressions(readmitting).add(hash, because('complaint'));
    expect(await suppressions.find(hash)).toEqual(because('complaint'));
  });

  it('comes off the list when its owner, erased before, agrees to what was asked for since', async () => {
    const hash = await suppressed('erased');
    await suppressions.readmit(hash, later(now, { minutes: 1 }));
    expect(await suppressions.find(hash)).toBeUndefined();
  });

  it('stays on it when the erasure came after what was asked for', async () => {
    const hash = newHash();
    await suppressions.add(hash, because('erased', later(now, { minutes: 1 })));
    await suppressions.readmit(hash, now);
    expect(await suppressions.find(hash)).toMatchObject({ reason: 'erased' });
  });

  it.each(['bounce', 'complaint'] as const)(
    'stays on it after a %s, whatever was asked for',
    async (reason) => {
      const hash = await suppressed(reason);
      await suppressions.readmit(hash, later(now, { days: 400 }));
      expect(await suppressions.find(hash)).toEqual(because(reason));
    },
  );
});
