import { recordReasonForEverything } from '../../pipeline/unsubscribe/record-reason-for-everything.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { unsubscribedPage } from '../views/unsubscribed-page.ts';
import type { ActionOf, PreferencesPost } from './preferences-post.ts';

/** Leaves every course and list at once, and asks why. */
export const postUnsubscribe = async ({ web, c, own, published, words }: PreferencesPost) => {
  const at = await unsubscribeFromEverything(web.ports)(own.subscriberId);
  const action = own.path;
  return unsubscribedPage(web, c, published, words.everything.done, {
    undo: { action, fields: { kind: 'come-back', at } },
    why: { action, fields: { kind: 'why', at } },
  });
};

export const postResubscribe = async (
  { web: { ports, pages }, c, own, published, words }: PreferencesPost,
  { at }: ActionOf<'come-back'>,
) =>
  (await resubscribeToEverything(ports)(own.subscriberId, at)) === 'back'
    ? pages.message(c, words.everything.undone, published)
    : pages.message(c, words.leave.undoNotPossible, published, {}, 409);

export const postUnsubscribeReason = async (
  { web, c, own, published, words }: PreferencesPost,
  { at, why }: ActionOf<'why'>,
) => {
  if (why) await recordReasonForEverything(web.ports)(own.subscriberId, at, why);
  const undo = { action: own.path, fields: { kind: 'come-back', at } };
  return unsubscribedPage(web, c, published, words.why.thanks, { undo });
};
