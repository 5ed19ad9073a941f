import type { PartedFrom } from '../../domain/subscriber/parting-words.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { UnsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';

/** What somebody says of their leaving: one of the answers to choose from, words of their own, both or neither. */
export type SaidOfLeaving = { why?: UnsubscribeReason | undefined; words?: string | undefined };

/**
 * Keeps what somebody who has left says in their own words; said again, the last words count. An erasure removes what was
 * left first and the words after it. So an empty item comes first, then the look whether they have left, and then the words, if the
 * empty item is still there: whatever an erasure does meanwhile, and wherever either dies, no words stay that it has not seen.
 */
export const keepPartingWords =
  (ports: Pick<Ports, 'clock' | 'random' | 'partingWords'>) =>
  (
    of: { subscriberId: SubscriberId; from: PartedFrom },
    said: { why?: UnsubscribeReason | undefined; words: string },
    hasLeft: () => Promise<boolean>,
  ): Promise<'kept' | 'not-left'> =>
    untilSaved(ports, 'what somebody said as they left', async () => {
      const { clock, partingWords } = ports;
      const known = await partingWords.load(of);
      const room = { ...of, at: clock.now() };
      if (!known && (await partingWords.save({ ...room, version: 0 })) === 'stale') return 'stale';
      if (!(await hasLeft())) {
        if (known?.words === undefined) await partingWords.remove(of);
        return 'not-left';
      }
      const { why, words } = said;
      const kept = { ...room, version: known?.version ?? 1, words, ...(why ? { why } : {}) };
      return (await partingWords.save(kept)) === 'saved' ? 'kept' : 'stale';
    });
