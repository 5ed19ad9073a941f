import { type Context, Hono } from 'hono';
import type { PublishedCourse } from '../domain/mail.ts';
import { subscribe } from '../pipeline/subscribe.ts';
import { formsOnly } from './bodies.ts';
import { clientAddress } from './client.ts';
import { hourInWords } from './dates.ts';
import { wordsOf } from './pages.ts';
import { type FieldFault, fieldViews, parseSignUp, type Typed, typedIn } from './sign-up-form.ts';
import { guessZone, zoneGroups } from './time-zones.ts';
import { findCourse, type Web } from './web.ts';

/** Silent reading of prose, on the slow side (Brysbaert 2019 finds 238 words a minute on average). */
const wordsPerMinute = 200;

/** The words that a person agrees to by signing up: shown in the form, and archived as they were shown. */
export const consentText = (published: PublishedCourse): string => {
  const { site, course, lessons } = published;
  return wordsOf(published).form.consent({
    brand: site.brand,
    title: course.title,
    lessons: lessons.length,
    contact: site.contact,
    postal: site.postalAddress,
  });
};

const readingMinutes = ({ lessons }: PublishedCourse): number => {
  const words = lessons.reduce((sum, lesson) => sum + lesson.words, 0);
  return Math.max(1, Math.round(words / Math.max(1, lessons.length) / wordsPerMinute));
};

/** The sign-up page and the form on it. */
export const signUpRoutes = (web: Web): Hono => {
  const { ports, pages, defaultCourse } = web;
  const routes = new Hono();
  const signUp = subscribe(ports);

  const page = (
    c: Context,
    published: PublishedCourse,
    typed: Typed,
    faults: readonly FieldFault[] = [],
    status: 200 | 422 = 200,
  ) => {
    const words = wordsOf(published);
    const { course, lessons } = published;
    const title = faults.length > 0 ? words.frame.errorTitle(course.title) : course.title;
    const view = {
      head: { title, description: course.promise, path: `/courses/${course.id}` },
      course,
      facts: words.signUp.facts({ lessons: lessons.length, minutes: readingMinutes(published) }),
      lessons: lessons.map(({ subject, objective }, index) => ({
        number: words.signUp.lesson(index + 1),
        subject,
        objective,
        sample: index === 0 ? `/lessons/${course.id}/${lessons[0]?.id}` : undefined,
      })),
      fields: fieldViews(typed, faults),
      faults,
      faultsHeading: words.form.faultsHeading(faults.length),
      zoneHint: words.form.zoneHint(hourInWords(course.sendHour, words)),
      zones: zoneGroups(typed.zone, words.form.otherZones),
      zoneGuessed: faults.length === 0,
      consent: consentText(published),
    };
    return pages.show(c, 'sign-up', published, view, status);
  };

  const empty = (c: Context, { site }: PublishedCourse): Typed => ({
    email: '',
    firstName: '',
    zone: guessZone(c.req.raw.headers, site.timeZone),
  });

  for (const path of ['/', '/courses/:course']) {
    routes.get(path, async (c) => {
      const published = await findCourse(web, c.req.param('course') ?? defaultCourse);
      return published ? page(c, published, empty(c, published)) : pages.fault(c, 'unknownCourse', 404);
    });
  }

  routes.get('/subscribe', (c) => c.redirect('/', 302));

  // Other sites may post here: the form is there to be pasted into their pages.
  routes.post('/subscribe', formsOnly(pages), async (c) => {
    c.header('Cache-Control', 'no-store');
    const form = new URLSearchParams(await c.req.text());
    const published = await findCourse(web, form.get('course') || defaultCourse);
    if (!published) return pages.fault(c, 'unknownCourse', 404);

    const typed = typedIn(form);
    // A form pasted into another site has no list of zones.
    if (!form.has('zone')) typed.zone = guessZone(c.req.raw.headers, published.site.timeZone);
    const words = wordsOf(published);
    const parsed = parseSignUp(typed, words);
    if ('faults' in parsed) return page(c, published, typed, parsed.faults, 422);

    // People do not see this field; whoever fills it in gets the usual answer and nothing else.
    const trapped = (form.get('website') ?? '') !== '';
    if (!trapped) {
      const ip = clientAddress(c);
      await signUp({
        courseId: published.course.id,
        ...parsed.value,
        consentText: consentText(published),
        ip,
      });
    }
    return pages.message(c, words.checkInbox(parsed.value.address), published);
  });

  return routes;
};
