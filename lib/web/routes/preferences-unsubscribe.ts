import type { PublishedCourse } from '../../domain/content/published-course.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { canResubscribeToEverything } from '../../pipeline/unsubscribe/can-resubscribe.ts';
import { recordUnsubscribeReason } from '../../pipeline/unsubscribe/record-unsubscribe-reason.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { wayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';
import { isUndoable } from '../views/resubscribe-link.ts';
import { unsubscribedPage } from '../views/unsubscribed-page.ts';
import { withWayBack } from '../views/way-back-in-words.ts';
import type { ActionOf, PreferencesPost } from './preferences-post.ts';

/** Leaves every course and list at once, and asks why. */
export const postUnsubscribe = async ({ web, c, token, ref, view, words }: PreferencesPost) => {
  const at = await unsubscribeFromEverything(web.ports)(ref.subscriberId);
  const action = `/preferences/${token}`;
  return unsubscribedPage(web, c, view.published, words.everything.done, {
    ...(await waysBack(web, ref.subscriberId, { action, at, published: view.published })),
    why: { action, fields: { kind: 'why', at } },
  });
};

export const postResubscribe = async (
  { web: { ports, pages }, c, ref, view, words }: PreferencesPost,
  { at }: ActionOf<'come-back'>,
) =>
  (await resubscribeToEverything(ports)(ref.subscriberId, at)) === 'back'
    ? pages.message(c, words.everything.undone, view.published)
    : pages.message(
        c,
        withWayBack(
          words.leave.undoNotPossible,
          await wayBack(ports)(ref.subscriberId, { published: view.published }),
          words,
        ),
        view.published,
        {},
        409,
      );

export const postUnsubscribeReason = async (
  { web, c, token, ref, view, words }: PreferencesPost,
  { at, why }: ActionOf<'why'>,
) => {
  if (why) await recordUnsubscribeReason(web.ports)(ref, why);
  const action = `/preferences/${token}`;
  const ways = await waysBack(web, ref.subscriberId, { action, at, published: view.published });
  return unsubscribedPage(web, c, view.published, words.why.thanks, ways);
};

/** The button that undoes leaving at a moment, where that is possible, and how else they come back. */
const waysBack = async (
  { ports }: WebContext,
  id: SubscriberId,
  { action, at, published }: { action: string; at: Instant; published: PublishedCourse },
) => {
  const canUndo = isUndoable(at, ports.clock.now()) && (await canResubscribeToEverything(ports)(id, at));
  return {
    undo: canUndo ? { action, fields: { kind: 'come-back', at } } : undefined,
    back: await wayBack(ports)(id, { published }),
  };
};
