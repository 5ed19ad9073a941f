import type { Language } from '../../domain/content/language.ts';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { Published } from '../../domain/membership/published.ts';
import type { PublishedList } from '../../domain/newsletter/published-issue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Words } from '../../words/en.ts';
import { capitalised } from '../../words/grammar.ts';
import { directionOf, wordsFor } from '../../words/words.ts';
import { startInWords } from './dates.ts';
import type { PageValues } from './pages.ts';
import { readingMinutes } from './sign-up-values.ts';

/** How what is in another language than the page has to be marked up, and what the page calls that language. */
const languageValues = async (language: Language, { locale }: Words) => {
  const words = await wordsFor(language);
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
  return {
    lang: words.locale,
    direction: directionOf(words),
    language: capitalised(name, locale),
  };
};

/** The page of everything that is on offer, in the language of what stands at the front. */
export const coursesValues = async (
  front: Published,
  courses: readonly PublishedCourse[],
  lists: readonly PublishedList[],
  words: Words,
  now: Instant,
): Promise<PageValues<'courses'>> => {
  const title = courses.length === 0 && lists.length > 0 ? words.list.title : words.courses.title;
  return {
    head: {
      title,
      description: words.courses.lead,
      path: '/courses',
      card: front.siteCard,
    },
    title,
    none: courses.length + lists.length === 0 ? words.courses.none : undefined,
    courses: await Promise.all(
      courses.map(async (published) => {
        const { course, lessons } = published;
        const { language, ...marked } = await languageValues(course.language, words);
        return {
          ...marked,
          href: `/courses/${course.id}`,
          title: course.title,
          promise: course.promise,
          facts: [
            ...words.signUp.facts({
              lessons: lessons.length,
              minutes: readingMinutes(published),
              cadence: course.cadence,
              begins: startInWords(published, words, now),
            }),
            language,
          ],
        };
      }),
    ),
    lists: await Promise.all(
      lists.map(async ({ list }) => ({
        ...(await languageValues(list.language, words)),
        href: `/lists/${list.id}`,
        title: list.title,
        promise: list.promise,
        feed: `/issues/${list.id}/feed.xml`,
      })),
    ),
  };
};
