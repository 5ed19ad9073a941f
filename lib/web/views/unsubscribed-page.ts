import type { Context } from 'hono';
import type { Published } from '../../domain/membership/published.ts';
import { longestPartingWords } from '../../domain/subscriber/parting-words.ts';
import { unsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { WayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { Message } from '../../words/message.ts';
import type { WebContext } from '../context.ts';
import { wayBackInWords } from './way-back-in-words.ts';
import { wordsOf } from './words-of.ts';

/** A form of the page: where it posts to, and what it carries unseen. */
export type HiddenForm = { action: string; fields?: Record<string, string> };

const valuesOf = ({ action, fields = {} }: HiddenForm) => ({
  action,
  fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
});

/**
 * What is shown after unsubscribing: the button that undoes it where that is possible, the way back, and a question that
 * nobody has to answer.
 */
export const unsubscribedPage = async (
  { pages }: WebContext,
  c: Context,
  published: Published | undefined,
  { heading, paragraphs, button }: Message,
  { undo, back, why }: { undo: HiddenForm | undefined; back: WayBack; why?: HiddenForm },
) => {
  const words = await wordsOf(published);
  return pages.show(c, 'unsubscribed', published, {
    head: { title: heading },
    heading,
    paragraphs: undo ? [...paragraphs, words.wayBack.undo] : paragraphs,
    afterword: wayBackInWords(back, words),
    undo: undo && { ...valuesOf(undo), button: button ?? words.everything.done.button },
    why: why && {
      ...valuesOf(why),
      reasons: unsubscribeReason.options.map((value) => ({ value, label: words.why.reasons[value] })),
      longest: longestPartingWords,
    },
  });
};
