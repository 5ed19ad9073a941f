import type { RequestId } from '../../lib/domain/sign-up/request-id.ts';
import type { Cap, CountReason } from '../../lib/domain/sign-up/sign-up-caps.ts';
import type { Instant } from '../../lib/domain/time/instant.ts';
import type { Caps } from '../../lib/pipeline/ports/sign-up.ts';
import type { Keep } from './keep.ts';

const keyOf = ({ reason, subject, period }: Cap<CountReason>): string => `${reason} ${subject} ${period}`;

/** To the second, as the table keeps when a count ends. */
const secondOf = (at: Instant): number => Math.ceil(Date.parse(at) / 1000);

export const createMemoryCaps = (keep: Keep) => {
  const counts = keep(new Map<string, { taken: number; until: number; holders: readonly RequestId[] }>());

  /** Of what a request has taken, gives so many back, once. */
  const release = (key: string, request: RequestId, by: 0 | 1): void => {
    const known = counts.get(key);
    if (!known?.holders.includes(request)) return;
    const holders = known.holders.filter((holder) => holder !== request);
    counts.set(key, { ...known, taken: known.taken - by, holders });
  };

  const caps: Caps = {
    take: async (cap, request, now) => {
      const stored = counts.get(keyOf(cap));
      const known = stored && stored.until > secondOf(now) ? stored : undefined;
      if (known?.holders.includes(request)) return 'taken';
      const taken = known?.taken ?? 0;
      if (taken >= cap.limit) return 'full';
      const holders = [...(known?.holders ?? []), request];
      counts.set(keyOf(cap), { taken: taken + 1, until: secondOf(cap.until), holders });
      return 'taken';
    },
    giveBack: async (cap, request) => release(keyOf(cap), request, 1),
    settle: async (cap, request) => release(keyOf(cap), request, 0),
  };
  return { caps };
};
