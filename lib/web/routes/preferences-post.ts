import type { Context } from 'hono';
import type { EnrollmentRef } from '../../pipeline/ports.ts';
import type { SubscriberView } from '../../pipeline/preferences/show-subscriber.ts';
import type { Words } from '../../words/en.ts';
import type { WebContext } from '../context.ts';
import type { PreferencesAction } from '../forms/preferences-form.ts';
import type { PreferencesAnswer } from '../views/preferences-answer.ts';

/** A form of the preference page that was posted: by whom, what is on record of them, and how the page answers. */
export type PreferencesPost = {
  web: WebContext;
  c: Context;
  token: string;
  ref: EnrollmentRef;
  view: SubscriberView;
  words: Words;
  /** Shows the page as things stand by now, with an answer to what was asked. */
  answer(answer: PreferencesAnswer): Promise<Response>;
};

export type ActionOf<Kind extends PreferencesAction['kind']> = Extract<PreferencesAction, { kind: Kind }>;
