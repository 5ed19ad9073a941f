import type { MemberCursor } from '../../domain/newsletter/issue-record.ts';
import { ofList } from '../../domain/reports/happening.ts';
import { listStandingsOf, mergeStandings, noStandings } from '../../domain/reports/standings.ts';
import type { Ports } from '../ports.ts';

/**
 * Keeps how many are on each newsletter. Reads all who ever were on it, as far as `mayGoOn` lets it; of a list that it has
 * not seen the end of it keeps nothing.
 */
export const countMembers =
  ({
    clock,
    newsletters,
    subscriptions,
    standings,
  }: Pick<Ports, 'clock' | 'newsletters' | 'subscriptions' | 'standings'>) =>
  async (mayGoOn: () => boolean): Promise<'all' | 'not-finished'> => {
    for (const { list } of await newsletters.lists()) {
      const now = clock.now();
      let members = noStandings(now);
      let from: MemberCursor | undefined;
      do {
        if (!mayGoOn()) return 'not-finished';
        const page = await subscriptions.page(list.id, from);
        members = mergeStandings(now, [members, listStandingsOf(page.found, now)]);
        from = page.next;
      } while (from !== undefined);
      await standings.keep(ofList(list.id), members, { sweeper: 0, of: 1 });
    }
    return 'all';
  };
