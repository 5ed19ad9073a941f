import type { Context } from 'hono';
import * as z from 'zod';
import { later } from '../domain/instant.ts';
import { moveLife } from '../domain/move.ts';
import { momentOf } from '../domain/schedule.ts';
import { emailAddress, isSimulator } from '../domain/subscriber.ts';
import { longestPause, type Wish } from '../domain/wish.ts';
import { changeDetails } from '../pipeline/change-details.ts';
import { grantWish } from '../pipeline/grant-wish.ts';
import { leaveEverything, rejoinEverything } from '../pipeline/leave-everything.ts';
import type { EnrollmentRef } from '../pipeline/ports.ts';
import { requestMove } from '../pipeline/request-move.ts';
import { setNewsletter } from '../pipeline/set-newsletter.ts';
import type { SubscriberView } from '../pipeline/show-subscriber.ts';
import { tellWhy } from '../pipeline/tell-why.ts';
import type { Words } from '../words/words.ts';
import { clientAddress } from './client.ts';
import { leftPage } from './leave.ts';
import type { Action } from './preferences-form.ts';
import type { Answer } from './preferences-view.ts';
import { newsletterConsent } from './settings-view.ts';
import { parseDetails } from './sign-up-form.ts';
import type { Web } from './web.ts';

type Of<Do extends Action['do']> = Extract<Action, { do: Do }>;

/** What is known of a pressed button. */
export type Press = { token: string; ref: EnrollmentRef; view: SubscriberView; words: Words };

/** Shows the page as things stand by now, with an answer to what was asked. */
export type ShowAnswer = (c: Context, press: Press, answer: Answer) => Promise<Response>;

/** What each button of the subscriber's own page does, and what it answers. */
export const preferencesActions = (web: Web, page: ShowAnswer) => {
  const { ports, pages } = web;

  const wish = async (c: Context, press: Press, wished: Wish) => {
    const outcome = await grantWish(ports)(press.ref, wished);
    const { notes, unchanged } = press.words.preferences;
    return page(c, press, { did: wished.do, note: outcome === 'granted' ? notes[wished.do] : unchanged });
  };

  const pause = (c: Context, press: Press, { until }: Of<'pause'>) => {
    const date = z.iso.date().safeParse(until);
    const { zone } = press.view.enrollment;
    const at = date.success ? momentOf(date.data, { zone, hour: 0 }) : undefined;
    const now = ports.clock.now();
    if (at && at > now && at <= later(now, longestPause)) return wish(c, press, { do: 'pause', until: at });
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
    const parsed = emailAddress.refine((given) => web.simulator || !isSimulator(given)).safeParse(email);
    const faulty = (sentence: string) =>
      page(c, press, { did: 'address', typed: { email }, faults: [{ field: 'email', sentence }] });
    if (!parsed.success)
      return faulty(email.trim() === '' ? words.form.faults.emailMissing : words.form.faults.email);

    const ip = clientAddress(c);
    const network = ip === undefined ? undefined : ports.hashes.network(ip);
    switch (await requestMove(ports)(press.ref, { address: parsed.data, network })) {
      case 'accepted': {
        const said = words.move.asked({ address: parsed.data, hours: moveLife.hours });
        const link = { href: `/preferences/${press.token}`, label: words.move.back };
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
    const outcome = await setNewsletter(ports)(press.ref, join ? { join, consentText } : { join });
    const did = join ? 'newsletter-yes' : 'newsletter-no';
    const { notes, unchanged } = words.preferences;
    return page(c, press, { did, note: outcome === 'nothing-to-do' ? unchanged : notes[did] });
  };

  const leave = async (c: Context, { token, ref, view, words }: Press) => {
    const at = await leaveEverything(ports)(ref.subscriberId);
    const action = `/preferences/${token}`;
    return leftPage(web, c, view.published, words.everything.done, {
      undo: { action, fields: { do: 'come-back', at } },
      why: { action, fields: { do: 'why', at } },
    });
  };

  const comeBack = async (c: Context, { ref, view, words }: Press, { at }: Of<'come-back'>) =>
    (await rejoinEverything(ports)(ref.subscriberId, at)) === 'back'
      ? pages.message(c, words.everything.undone, view.published)
      : pages.message(c, words.leave.undoNotPossible, view.published, {}, 409);

  const why = async (c: Context, { token, ref, view, words }: Press, { at, why: said }: Of<'why'>) => {
    if (said) await tellWhy(ports)(ref, said);
    const undo = { action: `/preferences/${token}`, fields: { do: 'come-back', at } };
    return leftPage(web, c, view.published, words.why.thanks, { undo });
  };

  return (c: Context, press: Press, action: Action): Response | Promise<Response> => {
    switch (action.do) {
      case 'next-now':
      case 'skip':
      case 'take-after-all':
      case 'again':
      case 'start-over':
      case 'rhythm':
        return wish(c, press, action);
      case 'go-back':
      case 'resume':
        return wish(c, press, { do: action.do });
      case 'pause':
        return pause(c, press, action);
      case 'details':
        return details(c, press, action);
      case 'address':
        return address(c, press, action);
      case 'newsletter-yes':
      case 'newsletter-no':
        return newsletter(c, press, action.do === 'newsletter-yes');
      case 'leave-everything':
        return leave(c, press);
      case 'come-back':
        return comeBack(c, press, action);
      case 'why':
        return why(c, press, action);
    }
  };
};
