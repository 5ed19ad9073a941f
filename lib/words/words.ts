import type { Course } from '../domain/course.ts';
import { en } from './en.ts';

/** A page that says what happened and what comes next, with one button at most. */
export type Message = {
  heading: string;
  paragraphs: readonly string[];
  /** The label of the one button. */
  button?: string;
  /** What stands under the button. */
  afterword?: string;
};

/**
 * Every word of the pages. A language is one file that has this type: text, and functions from values to
 * finished sentences.
 */
export type Words = typeof en;

const languages: Record<Course['language'], Words> = { en };

export const wordsFor = (language: Course['language']): Words => languages[language];

/** For pages that answer before any course is known. */
export const defaultWords: Words = en;
