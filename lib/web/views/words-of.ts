import { offerOf, type Published } from '../../domain/membership/published.ts';
import type { Words } from '../../words/en.ts';
import { wordsFor } from '../../words/words.ts';

/** The own language of a course or a newsletter; English where it is gone. */
export const wordsOf = (published: Published | undefined): Promise<Words> =>
  wordsFor(published ? offerOf(published).language : 'en');
