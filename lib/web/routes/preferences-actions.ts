import type { Context } from 'hono';
import * as z from 'zod';
import { addressChangeLife } from '../../domain/enrollment/address-change.ts';
import { type CourseRequest, longestPause } from '../../domain/enrollment/course-request.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { later } from '../../domain/time/instant.ts';
import { momentOf } from '../../domain/time/schedule.ts';
import type { EnrollmentRef } from '../../pipeline/ports.ts';
import { changeDetails } from '../../pipeline/preferences/change-details.ts';
import { handleCourseRequest } from '../../pipeline/preferences/handle-course-request.ts';
import { requestAddressChange } from '../../pipeline/preferences/request-address-change.ts';
import { setNewsletterPreference } from '../../pipeline/preferences/set-newsletter-preference.ts';
import type { SubscriberView } from '../../pipeline/preferences/show-subscriber.ts';
import { recordUnsubscribeReason } from '../../pipeline/unsubscribe/record-unsubscribe-reason.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import type { Words } from '../../words/en.ts';
import type { WebContext } from '../context.ts';
import type { Action } from '../forms/preferences-form.ts';
import { parseDetails } from '../forms/sign-up-form.ts';
import { clientAddress } from '../middleware/client-address.ts';
import type { Answer } from '../views/preferences-answer.ts';
import { newsletterConsent } from '../views/settings-view.ts';
import { unsubscribedPage } from './unsubscribe.ts';

type Of<Do extends Action['kind']> = Extract<Action, { kind: Do }>;

/** What is known of a pressed button. */
export type Press = { token: string; ref: EnrollmentRef; view: SubscriberView; words: Words };

/** Shows the page as things stand by now, with an answer to what was asked. */
export type ShowAnswer = (c: Context, press: Press, answer: Answer) => Promise<Response>;

/** What each button of the subscriber's own page does, and what it answers. */
export const preferencesActions = (web: WebContext, page: ShowAnswer) => {
  const { ports, pages } = web;

  const request = async (c: Context, press: Press, requested: CourseRequest) => {
    const outcome = await handleCourseRequest(ports)(press.ref, requested);
    const { notes, unchanged } = press.words.preferences;
    return page(c, press, {
      did: requested.kind,
      note: outcome === 'granted' ? notes[requested.kind] : unchanged,
    });
  };

  const pause = (c: Context, press: Press, { until }: Of<'pause'>) => {
    const date = z.iso.date().safeParse(until);
    const { zone } = press.view.enrollment;
    const at = date.success ? momentOf(date.data, { zone, hour: 0 }) : undefined;
    const now = ports.clock.now();
    if (at && at > now && at <= later(now, longestPause))
      return request(c, press, { kind: 'pause', until: at });
    const faults = [{ field: 'until' as const, sentence: press.words.preferences.pause.fault }];
    return page(c, press, { did: 'pause', typed: { until }, faults });
  };

  const details = async (c: Context, press: Press, { firstName, zone }: Of<'details'>) => {
    const typed = { email: '', firstName, zone };
    const parsed = parseDetails(typed, press.words);
    if ('faults' in parsed) return page(c, press, { did: 'details', typed, faults: parsed.faults });
    await changeDetails(ports)(press.ref.subscriberId, parsed.value);
    return page(c, press, { did: 'details', note: press.words.preferences.notes.details });
  };

  const address = async (c: Context, press: Press, { email }: Of<'address'>) => {
    const { words, view } = press;
    const parsed = emailAddress.refine((given) => !web.refusesAddress(given)).safeParse(email);
    const faulty = (sentence: string) =>
      page(c, press, { did: 'address', typed: { email }, faults: [{ field: 'email', sentence }] });
    if (!parsed.success)
      return faulty(email.trim() === '' ? words.form.faults.emailMissing : words.form.faults.email);

    const ip = clientAddress(c);
    const network = ip === undefined ? undefined : ports.hashes.network(ip);
    switch (await requestAddressChange(ports)(press.ref, { address: parsed.data, network })) {
      case 'accepted': {
        const said = words.addressChange.asked({ address: parsed.data, hours: addressChangeLife.hours });
        const link = { href: `/preferences/${press.token}`, label: words.addressChange.back };
        return pages.message(c, said, view.published, { link });
      }
      case 'same-address':
        return faulty(words.preferences.address.same);
      case 'not-possible':
        return page(c, press, { did: 'address', note: words.preferences.unchanged });
    }
  };

  const newsletter = async (c: Context, press: Press, join: boolean) => {
    const { words, view } = press;
    const consentText = newsletterConsent(view, words);
    const outcome = await setNewsletterPreference(ports)(press.ref, join ? { join, consentText } : { join });
    const did = join ? 'newsletter-yes' : 'newsletter-no';
    const { notes, unchanged } = words.preferences;
    return page(c, press, { did, note: outcome === 'nothing-to-do' ? unchanged : notes[did] });
  };

  const leave = async (c: Context, { token, ref, view, words }: Press) => {
    const at = await unsubscribeFromEverything(ports)(ref.subscriberId);
    const action = `/preferences/${token}`;
    return unsubscribedPage(web, c, view.published, words.everything.done, {
      undo: { action, fields: { kind: 'come-back', at } },
      why: { action, fields: { kind: 'why', at } },
    });
  };

  const comeBack = async (c: Context, { ref, view, words }: Press, { at }: Of<'come-back'>) =>
    (await resubscribeToEverything(ports)(ref.subscriberId, at)) === 'back'
      ? pages.message(c, words.everything.undone, view.published)
      : pages.message(c, words.leave.undoNotPossible, view.published, {}, 409);

  const why = async (c: Context, { token, ref, view, words }: Press, { at, why: said }: Of<'why'>) => {
    if (said) await recordUnsubscribeReason(ports)(ref, said);
    const undo = { action: `/preferences/${token}`, fields: { kind: 'come-back', at } };
    return unsubscribedPage(web, c, view.published, words.why.thanks, { undo });
  };

  return (c: Context, press: Press, action: Action): Response | Promise<Response> => {
    switch (action.kind) {
      case 'next-now':
      case 'skip':
      case 'take-after-all':
      case 'again':
      case 'start-over':
      case 'rhythm':
        return request(c, press, action);
      case 'go-back':
      case 'resume':
        return request(c, press, { kind: action.kind });
      case 'pause':
        return pause(c, press, action);
      case 'details':
        return details(c, press, action);
      case 'address':
        return address(c, press, action);
      case 'newsletter-yes':
      case 'newsletter-no':
        return newsletter(c, press, action.kind === 'newsletter-yes');
      case 'leave-everything':
        return leave(c, press);
      case 'come-back':
        return comeBack(c, press, action);
      case 'why':
        return why(c, press, action);
    }
  };
};
