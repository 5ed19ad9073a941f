import type { Cap } from '../../lib/domain/sign-up/sign-up-caps.ts';
import type { Instant } from '../../lib/domain/time/instant.ts';
import type { Caps } from '../../lib/pipeline/ports.ts';

const keyOf = ({ reason, subject, period }: Cap): string => `${reason} ${subject} ${period}`;

/** To the second, as the table keeps when a count ends. */
const secondOf = (at: Instant): number => Math.ceil(Date.parse(at) / 1000);

export const createMemoryCaps = () => {
  const counts = new Map<string, { taken: number; until: number }>();

  const caps: Caps = {
    take: async (cap, now) => {
      const known = counts.get(keyOf(cap));
      const taken = known && known.until > secondOf(now) ? known.taken : 0;
      if (taken >= cap.limit) return 'full';
      counts.set(keyOf(cap), { taken: taken + 1, until: secondOf(cap.until) });
      return 'taken';
    },
    giveBack: async (cap) => {
      const known = counts.get(keyOf(cap));
      if (known && known.taken > 0) counts.set(keyOf(cap), { ...known, taken: known.taken - 1 });
    },
  };
  return { caps };
};
