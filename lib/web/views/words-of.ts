import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { Words } from '../../words/en.ts';
import { wordsFor } from '../../words/words.ts';

/** A course's own language; English where it is gone. */
export const wordsOf = (published: PublishedCourse | undefined): Words =>
  wordsFor(published?.course.language ?? 'en');
