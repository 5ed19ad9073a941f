import type { RequestId } from '../../lib/domain/sign-up/request-id.ts';
import type { Cap, CountReason } from '../../lib/domain/sign-up/sign-up-caps.ts';
import type { Instant } from '../../lib/domain/time/instant.ts';
import type { Caps } from '../../lib/pipeline/ports/sign-up.ts';

const keyOf = ({ reason, subject, period }: Cap<CountReason>): string => `${reason} ${subject} ${period}`;

/** To the second, as the table keeps when a count ends. */
const secondOf = (at: Instant): number => Math.ceil(Date.parse(at) / 1000);

export const createMemoryCaps = () => {
  const counts = new Map<string, { taken: number; until: number; holders: Set<RequestId> }>();

  const caps: Caps = {
    take: async (cap, request, now) => {
      const stored = counts.get(keyOf(cap));
      const known = stored && stored.until > secondOf(now) ? stored : undefined;
      if (known?.holders.has(request)) return 'taken';
      const taken = known?.taken ?? 0;
      if (taken >= cap.limit) return 'full';
      const holders = new Set([...(known?.holders ?? []), request]);
      counts.set(keyOf(cap), { taken: taken + 1, until: secondOf(cap.until), holders });
      return 'taken';
    },
    giveBack: async (cap, request) => {
      const known = counts.get(keyOf(cap));
      if (known?.holders.delete(request)) known.taken -= 1;
    },
    settle: async (cap, request) => {
      counts.get(keyOf(cap))?.holders.delete(request);
    },
  };
  return { caps };
};
