import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { PublishedList } from '../../domain/newsletter/published-issue.ts';
import type { Words } from '../../words/en.ts';

/** The words that a person agrees to by signing up: shown in the form, and archived as they were shown. */
export const signUpConsentText = (words: Words, { site, course, lessons }: PublishedCourse): string =>
  words.form.consent({
    brand: site.brand,
    title: course.title,
    lessons: lessons.length,
    cadence: course.cadence,
    contact: site.contact,
    postal: site.postalAddress,
  });

/** The same of a newsletter, by its own form. */
export const listConsentText = (words: Words, { site, list }: PublishedList): string => {
  const { brand, contact, postalAddress: postal } = site;
  return words.list.consent({ brand, title: list.title, promise: list.promise, contact, postal });
};

/** The words that somebody agrees to by asking for a newsletter on their own page: shown by its button, and archived. */
export const newsletterConsentText = (words: Words, { list, site }: PublishedList): string =>
  words.preferences.newsletter.consent({ brand: site.brand, title: list.title, promise: list.promise });
