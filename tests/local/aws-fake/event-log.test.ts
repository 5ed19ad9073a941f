import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openEventLog } from '../../../lib/local/aws-fake/event-log.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('pass' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('restart' as const) }),
  fc.record({ kind: fc.constant('torn' as const) }),
);

it('hands out each event until it is done, in order, whenever its process ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const folder = await temporaryFolder();
      let log = openEventLog(folder);
      let made = 0;
      let waiting: object[] = [];
      for (const each of steps) {
        switch (each.kind) {
          case 'add': {
            const added = Array.from({ length: each.count }, () => {
              made += 1;
              return { made };
            });
            log.add(added);
            waiting = [...waiting, ...added];
            break;
          }
          case 'pass': {
            const last = log.waiting()[Math.min(each.count, waiting.length) - 1];
            if (last) log.pass(last.number);
            waiting = waiting.slice(each.count);
            break;
          }
          case 'torn':
            // Its process was killed in the middle of writing an event whose mail nobody got an answer for.
            await appendFile(join(folder, 'events.ndjson'), '{"number":');
            log = openEventLog(folder);
            break;
          case 'restart':
            log = openEventLog(folder);
            break;
        }
        expect(log.waiting().map(({ event }) => event)).toEqual(waiting);
      }
    }),
    { numRuns: 60 },
  );
});
