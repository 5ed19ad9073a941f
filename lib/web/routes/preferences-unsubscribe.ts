import { recordUnsubscribeReason } from '../../pipeline/unsubscribe/record-unsubscribe-reason.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { unsubscribedPage } from '../views/unsubscribed-page.ts';
import type { ActionOf, PreferencesPost } from './preferences-post.ts';

/** Leaves every course and list at once, and asks why. */
export const postUnsubscribe = async ({ web, c, token, ref, view, words }: PreferencesPost) => {
  const at = await unsubscribeFromEverything(web.ports)(ref.subscriberId);
  const action = `/preferences/${token}`;
  return unsubscribedPage(web, c, view.published, words.everything.done, {
    undo: { action, fields: { kind: 'come-back', at } },
    why: { action, fields: { kind: 'why', at } },
  });
};

export const postResubscribe = async (
  { web: { ports, pages }, c, ref, view, words }: PreferencesPost,
  { at }: ActionOf<'come-back'>,
) =>
  (await resubscribeToEverything(ports)(ref.subscriberId, at)) === 'back'
    ? pages.message(c, words.everything.undone, view.published)
    : pages.message(c, words.leave.undoNotPossible, view.published, {}, 409);

export const postUnsubscribeReason = async (
  { web, c, token, ref, view, words }: PreferencesPost,
  { at, why }: ActionOf<'why'>,
) => {
  if (why) await recordUnsubscribeReason(web.ports)(ref, why);
  const undo = { action: `/preferences/${token}`, fields: { kind: 'come-back', at } };
  return unsubscribedPage(web, c, view.published, words.why.thanks, { undo });
};
