import type { Context } from 'hono';
import { admissionOf, offerOf, type Published } from '../../domain/membership/published.ts';
import type { WebContext } from '../context.ts';
import { wordsOf } from './words-of.ts';

/** A course or a newsletter that lets nobody in: what that means for those who want to join, and for those who are in it. */
export const notOpenPage = async (
  { pages }: WebContext,
  c: Context,
  published: Published,
): Promise<Response> => {
  const words = await wordsOf(published);
  const { closed, ended } = 'course' in published ? words.notOpen : words.list;
  const { title } = offerOf(published);
  return admissionOf(published) === 'ended'
    ? pages.answer(c, ended(title), published, 410)
    : pages.answer(c, closed(title), published);
};
