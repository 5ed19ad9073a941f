import type { PublishedCourse } from '../../domain/content/published-course.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { canResubscribeToEverything } from '../../pipeline/unsubscribe/can-resubscribe.ts';
import { recordReasonForEverything } from '../../pipeline/unsubscribe/record-reason-for-everything.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { wayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';
import { isUndoable } from '../views/resubscribe-link.ts';
import { unsubscribedPage } from '../views/unsubscribed-page.ts';
import { withWayBack } from '../views/way-back-in-words.ts';
import type { OwnLink } from './own-link.ts';
import type { ActionOf, PreferencesPost } from './preferences-post.ts';

/** Leaves every course and list at once, and asks why. */
export const postUnsubscribe = async ({ web, c, own, published, words }: PreferencesPost) => {
  const at = await unsubscribeFromEverything(web.ports)(own.subscriberId);
  const action = own.path;
  return unsubscribedPage(web, c, published, words.everything.done, {
    ...(await waysBack(web, own, at, published)),
    why: { action, fields: { kind: 'why', at } },
  });
};

export const postResubscribe = async (
  { web: { ports, pages }, c, own, published, words }: PreferencesPost,
  { at }: ActionOf<'come-back'>,
) =>
  (await resubscribeToEverything(ports)(own.subscriberId, at)) === 'back'
    ? pages.message(c, words.everything.undone, published)
    : pages.message(
        c,
        withWayBack(
          words.leave.undoNotPossible,
          await wayBack(ports)(own.subscriberId, { published }),
          words,
        ),
        published,
        {},
        409,
      );

export const postUnsubscribeReason = async (
  { web, c, own, published, words }: PreferencesPost,
  { at, why }: ActionOf<'why'>,
) => {
  if (why) await recordReasonForEverything(web.ports)(own.subscriberId, at, why);
  return unsubscribedPage(web, c, published, words.why.thanks, await waysBack(web, own, at, published));
};

/** The button that undoes leaving at a moment, where that is possible, and how else they come back. */
const waysBack = async (
  { ports }: WebContext,
  { path, subscriberId: id }: OwnLink,
  at: Instant,
  published: PublishedCourse,
) => {
  const canUndo = isUndoable(at, ports.clock.now()) && (await canResubscribeToEverything(ports)(id, at));
  return {
    undo: canUndo ? { action: path, fields: { kind: 'come-back', at } } : undefined,
    back: await wayBack(ports)(id, { published }),
  };
};
