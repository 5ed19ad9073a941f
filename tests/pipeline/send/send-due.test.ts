import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import type { Due } from '../../../lib/pipeline/ports/due-queue.ts';
import type { Dispatched } from '../../../lib/pipeline/send/dispatch.ts';
import { sendDue } from '../../../lib/pipeline/send/send-due.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

const somebody = subscriberId.parse('a'.repeat(26));
const copy: Due = {
  subscriberId: somebody,
  listId: listId.parse('letters'),
  issueId: issueId.parse('2026-02-10-news'),
};
const lesson: Due = { subscriberId: somebody, courseId: courseId.parse('bread') };

/** One sweep over pages that are due, in which everything of a kind has one outcome. */
const sweepOver = async (pages: Due[][], outcomeOf: (due: Due) => Dispatched) => {
  const dispatched: Due[] = [];
  const { telemetry, lines } = createMemoryTelemetry();
  const sweep = sendDue({
    clock: { now: () => instantOf('2026-01-06T09:00:00Z'), wait: async () => {} },
    queue: {
      shards: 1,
      due: async function* () {
        yield* pages;
      },
      nextDueAt: async () => undefined,
    },
    health: { add: async () => {}, since: async () => [] },
    telemetry,
    dispatch: async (due) => {
      dispatched.push(due);
      return outcomeOf(due);
    },
  });
  return { summary: await sweep({ sweeper: 0, of: 1 }, () => true), dispatched, lines };
};

describe('a sweep with more to do than it has time for', () => {
  /** In which order the shards of a sweep are asked at this minute. */
  const orderAt = async (minute: number, share = { sweeper: 0, of: 1 }): Promise<number[]> => {
    const asked: number[] = [];
    const { telemetry } = createMemoryTelemetry();
    await sendDue({
      clock: {
        now: () => later(instantOf('2026-01-06T09:00:00Z'), { minutes: minute }),
        wait: async () => {},
      },
      queue: {
        shards: 5,
        due: async function* (shard) {
          asked.push(shard);
          yield [];
        },
        nextDueAt: async () => undefined,
      },
      health: { add: async () => {}, since: async () => [] },
      telemetry,
      dispatch: async () => 'sent',
    })(share, () => true);
    return asked;
  };

  it('begins with another of its shards each minute, so that none waits for all the others', async () => {
    const firsts = await Promise.all([0, 1, 2, 3, 4].map(async (minute) => (await orderAt(minute))[0]));
    expect(firsts.sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([0, 1, 2, 7])(
    'looks at each of its shards once, and at nobody else’s (minute %s)',
    async (minute) => {
      expect((await orderAt(minute)).sort()).toEqual([0, 1, 2, 3, 4]);
      expect((await orderAt(minute, { sweeper: 0, of: 2 })).sort()).toEqual([0, 2, 4]);
      expect((await orderAt(minute, { sweeper: 1, of: 2 })).sort()).toEqual([1, 3]);
      expect(await orderAt(minute, { sweeper: 6, of: 7 })).toEqual([]);
    },
  );
});

describe('an issue that has used up its share of the day', () => {
  const sweep = () =>
    sweepOver([[copy], [copy, lesson], [copy]], (due) => (due === lesson ? 'sent' : 'share-used-up'));

  it('keeps no lesson behind it from being sent', async () => {
    const { summary } = await sweep();
    expect([summary.sent, summary.stopped]).toEqual([1, undefined]);
  });

  it('is asked about once a sweep, however many copies are due', async () => {
    const { dispatched } = await sweep();
    expect(dispatched).toEqual([copy, lesson]);
  });
});

describe('lessons that have used up theirs', () => {
  it('keep no confirmation behind them from being sent, and let no issue go first', async () => {
    let asked = 0;
    const { summary, dispatched } = await sweepOver([[lesson], [lesson], [copy]], () => {
      asked += 1;
      return asked === 1 ? 'share-used-up' : 'sent';
    });
    expect([summary.sent, dispatched]).toEqual([1, [lesson, lesson]]);
  });
});

describe('a delivery that throws', () => {
  it('leaves a trace and a count, and the sweep goes on to the next', async () => {
    const { summary, lines } = await sweepOver([[copy, lesson]], (due) => {
      if (due === copy) throw new RangeError('ada@reader.test cannot be read');
      return 'sent';
    });
    expect(summary.outcomes).toEqual({ 'failed-to-try': 1, sent: 1 });
    expect(lines).toContain('failedToTry 1');
    const trace = lines.find((line) => line.startsWith('surprise '));
    expect(trace).toMatch(
      /"where":"sweep".*"issueId":"2026-02-10-news","error":"RangeError","frames":\["at /,
    );
    expect(trace).not.toContain('ada@');
  });
});
