import type { ListId } from '../../domain/content/newsletter.ts';
import type { MemberCursor } from '../../domain/newsletter/issue-record.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';

/** Everybody who ever was on a list, whatever their standing. Reads the whole list. */
export async function* everybodyOn(subscriptions: Subscriptions, list: ListId): AsyncGenerator<Subscription> {
  let next: MemberCursor | undefined;
  do {
    const page: Awaited<ReturnType<Subscriptions['page']>> = await subscriptions.page(list, next);
    yield* page.found;
    next = page.next;
  } while (next !== undefined);
}
