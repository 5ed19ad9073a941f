import type { Newsletter } from '../../domain/content/newsletter.ts';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import { wordsOf } from './words-of.ts';

/** The words that a person agrees to by signing up: shown in the form, and archived as they were shown. */
export const signUpConsentText = (published: PublishedCourse): string => {
  const { site, course, lessons } = published;
  return wordsOf(published).form.consent({
    brand: site.brand,
    title: course.title,
    lessons: lessons.length,
    contact: site.contact,
    postal: site.postalAddress,
  });
};

/** The words that somebody agrees to by asking for the newsletter: shown by its button, and archived. */
export const newsletterConsentText = (published: PublishedCourse, { title, promise }: Newsletter): string =>
  wordsOf(published).preferences.newsletter.consent({ brand: published.site.brand, title, promise });
