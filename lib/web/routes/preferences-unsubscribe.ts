import type { Instant } from '../../domain/time/instant.ts';
import { recordReasonForEverything } from '../../pipeline/unsubscribe/record-reason-for-everything.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { wayBackToEverything } from '../../pipeline/unsubscribe/way-back.ts';
import { waysBackToEverything } from '../views/left-everything.ts';
import { unsubscribedPage } from '../views/unsubscribed-page.ts';
import { withWayBack } from '../views/way-back-in-words.ts';
import type { ActionOf, PreferencesPost } from './preferences-post.ts';

/** Leaves every course and list at once, and asks why. */
export const postUnsubscribe = async (post: PreferencesPost) => {
  const { web, c, own, published, words } = post;
  const at = await unsubscribeFromEverything(web.ports)(own.subscriberId);
  const action = own.path;
  return unsubscribedPage(web, c, published, words.everything.done, {
    ...(await waysBack(post, at)),
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
          await wayBackToEverything(ports)(own.subscriberId, published),
          words,
        ),
        published,
        {},
        409,
      );

/** Somebody who came back in another tab has not left, and sees their page. */
export const postUnsubscribeReason = async (post: PreferencesPost, said: ActionOf<'why'>) => {
  const { web, c, own, published, words, answer } = post;
  const recorded = await recordReasonForEverything(web.ports)(own.subscriberId, said.at, said);
  if (recorded === 'not-left') return answer({ note: words.preferences.unchanged });
  return unsubscribedPage(web, c, published, words.why.thanks, await waysBack(post, said.at));
};

const waysBack = ({ web, own, published }: PreferencesPost, at: Instant) =>
  waysBackToEverything(
    web,
    { id: own.subscriberId, at, published },
    { action: own.path, fields: { kind: 'come-back', at } },
  );
