import { addressChangeLife } from '../../domain/delivery/address-change.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { changeDetails } from '../../pipeline/preferences/change-details.ts';
import { requestAddressChange } from '../../pipeline/preferences/request-address-change.ts';
import { setNewsletterPreference } from '../../pipeline/preferences/set-newsletter-preference.ts';
import { zoneOf } from '../../pipeline/preferences/show-subscriber.ts';
import { parseDetails, zoneOr } from '../forms/form-fields.ts';
import { clientNetwork } from '../middleware/client-network.ts';
import { newsletterConsentText } from '../views/consent-text.ts';
import type { ActionOf, PreferencesPost } from './preferences-post.ts';

/** Name and time zone. */
export const postDetails = async (
  { web: { ports }, own, view, words, answer }: PreferencesPost,
  { firstName, zone }: ActionOf<'details'>,
): Promise<Response> => {
  const typed = { email: '', firstName, zone: zoneOr(zoneOf(view), zone) };
  const parsed = parseDetails(typed, words);
  if ('faults' in parsed) return answer({ to: 'details', typed, faults: parsed.faults });
  await changeDetails(ports)(own.subscriberId, parsed.value);
  return answer({ to: 'details', note: words.preferences.notes.details });
};

/** A new address is asked first. */
export const postAddress = async (
  { web, c, own, published, words, answer }: PreferencesPost,
  { email }: ActionOf<'address'>,
): Promise<Response> => {
  const parsed = emailAddress.refine((given) => !web.refusesAddress(given)).safeParse(email);
  const faulty = (sentence: string) =>
    answer({ to: 'address', typed: { email }, faults: [{ field: 'email', sentence }] });
  if (!parsed.success)
    return faulty(email.trim() === '' ? words.form.faults.emailMissing : words.form.faults.email);

  const inWhoseWords =
    'course' in published ? { courseId: published.course.id } : { listId: published.list.id };
  const request = { address: parsed.data, network: clientNetwork(web, c), ...inWhoseWords };
  switch (await requestAddressChange(web.ports)(own.subscriberId, request)) {
    case 'accepted': {
      const said = words.addressChange.asked({ address: parsed.data, hours: addressChangeLife.hours });
      const link = { href: own.path, label: words.addressChange.back };
      return web.pages.message(c, said, published, { link });
    }
    case 'same-address':
      return faulty(words.preferences.address.same);
    case 'not-today':
      return faulty(words.preferences.address.notToday);
    case 'not-possible':
      return answer({ to: 'address', note: words.preferences.unchanged });
  }
};

/** On to a newsletter that the page offers, or off one that they are on. */
export const postNewsletter = async (
  { web: { ports }, own, view, words, answer }: PreferencesPost,
  { kind, list: listId }: ActionOf<'newsletter-yes'>,
): Promise<Response> => {
  const { notes, unchanged } = words.preferences;
  const shown = view.newsletters.find(({ published }) => published.list.id === listId);
  if (!shown) return answer({ to: kind, list: listId, note: unchanged });
  const request =
    kind === 'newsletter-yes'
      ? { join: true as const, consentText: newsletterConsentText(words, shown.published) }
      : { join: false as const };
  const outcome = await setNewsletterPreference(ports)({ subscriberId: own.subscriberId, listId }, request);
  return answer({ to: kind, list: listId, note: outcome === 'nothing-to-do' ? unchanged : notes[kind] });
};
