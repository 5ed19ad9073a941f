import type { Context } from 'hono';
import { admissionOf, type PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { WebContext } from '../context.ts';
import { wordsOf } from './words-of.ts';

/** A course that lets nobody in: what that means for those who want to join, and for those who are in it. */
export const notOpenPage = (
  { pages }: WebContext,
  c: Context,
  published: PublishedCourse,
): Response | Promise<Response> => {
  const { closed, ended } = wordsOf(published).notOpen;
  const { title } = published.course;
  return admissionOf(published) === 'ended'
    ? pages.answer(c, ended(title), published, 410)
    : pages.answer(c, closed(title), published);
};
