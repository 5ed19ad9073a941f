import { describe, expect, it } from 'vitest';
import { createWebWorld, join } from '../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

describe('an address that is suppressed', () => {
  it.each(['bounce', 'complaint'] as const)(
    'after a %s is looked up before SES is asked, each time, and gets nothing more',
    async (reason) => {
      const world = createWebWorld();
      await join(world, ada);
      const [person] = [...world.record.people.values()];
      if (!person) throw new Error('nobody has joined');
      const sent = world.mail.sent.length;
      await world.record.ports.suppressions.add(person.addressHash, { reason, at: world.clock.now() });

      world.wait({ days: 7 });
      for (const enrollment of [...world.record.enrolled.values()])
        expect(await world.deliver(enrollment)).toBe('skipped');
      expect(world.mail.sent).toHaveLength(sent);
      const [enrollment] = [...world.record.enrolled.values()];
      expect(enrollment?.ledger).toMatchObject({
        salt: { status: 'skipped', reason: `suppressed: ${reason}` },
      });
      expect(enrollment?.standing).toMatchObject({ status: 'left', reason });
    },
  );
});
