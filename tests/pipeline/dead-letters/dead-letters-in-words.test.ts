import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { replayedInWords, waitingInWords } from '../../../lib/pipeline/dead-letters/dead-letters-in-words.ts';

describe('what replay says', () => {
  it('names what waits by kind, with the oldest', () => {
    const oldest = instantOf('2026-11-24T10:00:00Z');
    expect(
      waitingInWords([
        { kind: 'take-sign-up', count: 1, oldest },
        { kind: 'ses-event', count: 2, oldest },
      ]),
    ).toEqual([`  1 sign-up, the oldest of ${oldest}`, `  2 events of SES, the oldest of ${oldest}`]);
  });

  it('says of each kind what became of it, and what to do about the rest', () => {
    expect(
      replayedInWords([
        { kind: 'take-sign-up', outcome: 'done' },
        { kind: 'ses-event', outcome: 'failed' },
        { kind: 'take-sign-up', outcome: 'done' },
        { kind: 'take-sign-up', outcome: 'capped' },
      ]),
    ).toEqual([
      '2 sign-ups: done.',
      '1 event of SES: still waiting, failed again; the log of its function says why.',
      '1 sign-up: still waiting, a cap on confirmation mails was full; run this again tomorrow.',
    ]);
  });
});
