import type { Context } from 'hono';
import type { Words } from '../../words/en.ts';
import type { WebContext } from '../context.ts';
import type { PreferencesAction } from '../forms/preferences-form.ts';
import type { PreferencesAnswer } from '../views/preferences/preferences-answer.ts';
import type { OwnLink, OwnPage } from './own-link.ts';

/** A form of the preference page that was posted: by whom, what is on record of them, and how the page answers. */
export type PreferencesPost = OwnPage & {
  web: WebContext;
  c: Context;
  own: OwnLink;
  words: Words;
  /** Shows the page as things stand by now, with an answer to what was asked. */
  answer(answer: PreferencesAnswer): Promise<Response>;
};

/** What a form of one kind says; of a schema for several kinds, any of those. */
export type ActionOf<Kind extends PreferencesAction['kind'], Action = PreferencesAction> = Action extends {
  kind: infer Kinds;
}
  ? Kind extends Kinds
    ? Action
    : never
  : never;
