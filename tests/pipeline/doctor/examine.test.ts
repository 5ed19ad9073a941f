import { describe, expect, it } from 'vitest';
import { well } from '../../../lib/domain/doctor/outcome.ts';
import { examine } from '../../../lib/pipeline/doctor/examine.ts';
import { NoAnswer } from '../../../lib/pipeline/ports/doctor.ts';

describe('an examination', () => {
  it('tells of each check in its turn, whatever becomes of the others', async () => {
    let finish = (): void => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const told = Array.fromAsync(
      examine([
        { name: 'slow', run: () => slow.then(() => well('In the end.')) },
        {
          name: 'silent',
          run: async () => {
            throw new NoAnswer('SES gave no answer in time.', 'Run this again.');
          },
        },
        {
          name: 'broken',
          run: async () => {
            throw new RangeError('a secret thing');
          },
        },
        {
          name: 'last',
          run: async () => {
            // All run at once: the first waits for this one.
            finish();
            return well('Fine.');
          },
        },
      ]),
    );
    expect(await told).toEqual([
      { check: 'slow', outcome: { kind: 'well', what: 'In the end.' } },
      {
        check: 'silent',
        outcome: { kind: 'not-checked', what: 'SES gave no answer in time.', toDo: 'Run this again.' },
      },
      {
        check: 'broken',
        outcome: {
          kind: 'not-checked',
          what: 'The check itself failed (RangeError).',
          toDo: expect.any(String),
        },
      },
      { check: 'last', outcome: { kind: 'well', what: 'Fine.' } },
    ]);
  });
});
