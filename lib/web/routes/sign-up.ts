import { type Context, Hono } from 'hono';
import type { ListId } from '../../domain/content/newsletter.ts';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import { capitalised } from '../../words/grammar.ts';
import { findCourse, type WebContext } from '../context.ts';
import { formOf, formToken } from '../forms/form-origin.ts';
import { type FieldFault, fieldViews, parseSignUp, type Typed, typedIn } from '../forms/sign-up-form.ts';
import { clientAddress } from '../middleware/client-address.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { contentSecurityPolicy } from '../middleware/security.ts';
import { verdictOn, widgetOf } from '../views/captcha-widget.ts';
import { hourInWords } from '../views/dates.ts';
import { wordsOf } from '../views/pages.ts';
import { guessZone, zoneGroups } from '../views/time-zones.ts';

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

/** The box of the newsletter that is offered beside the course. Nobody ticks it but the reader. */
type NewsletterBox = { list: ListId; label: string; ticked: boolean };

/** The sign-up page and the form on it. */
export const signUpRoutes = (web: WebContext): Hono => {
  const { ports, pages, defaultCourse } = web;
  const routes = new Hono();

  const page = (
    c: Context,
    published: PublishedCourse,
    typed: Typed,
    box: NewsletterBox | undefined,
    faults: readonly FieldFault[] = [],
    status: 200 | 422 = 200,
  ) => {
    const words = wordsOf(published);
    const { course, lessons } = published;
    const widget = widgetOf(published.site.signUp);
    const title = faults.length > 0 ? words.frame.errorTitle(course.title) : course.title;
    const view = {
      head: { title, description: course.promise, path: `/courses/${course.id}` },
      course,
      facts: words.signUp.facts({ lessons: lessons.length, minutes: readingMinutes(published) }),
      lessons: lessons.map(({ subject, objective }, index) => ({
        number: words.signUp.lesson(index + 1),
        subject,
        objective: capitalised(objective, words.locale),
        sample: index === 0 ? `/lessons/${course.id}/${lessons[0]?.id}` : undefined,
      })),
      fields: fieldViews(typed, faults),
      faults,
      faultsHeading: words.form.faultsHeading(faults.length),
      zoneHint: words.form.zoneHint(hourInWords(course.sendHour, words)),
      zones: zoneGroups(typed.zone, words),
      zoneGuessed: faults.length === 0,
      consent: consentText(published),
      box,
      shown: formToken(web),
      widget,
      humanFault: faults.find(({ field }) => field === 'human')?.sentence,
    };
    if (widget) c.header('Content-Security-Policy', contentSecurityPolicy(widget.sources));
    return pages.show(c, 'sign-up', published, view, status);
  };

  const boxOf = async (
    published: PublishedCourse,
    form?: URLSearchParams,
  ): Promise<NewsletterBox | undefined> => {
    const { newsletter } = published.site;
    const offered = newsletter && (await ports.newsletters.list(newsletter));
    if (!offered) return undefined;
    const { id, title, promise } = offered.list;
    const label = wordsOf(published).newsletter.box({ title, promise });
    return { list: id, label, ticked: form?.get('newsletter') === id };
  };

  const empty = (c: Context, { site }: PublishedCourse): Typed => ({
    email: '',
    firstName: '',
    zone: guessZone(c.req.raw.headers, site.timeZone),
  });

  for (const path of ['/', '/courses/:course']) {
    routes.get(path, async (c) => {
      const published = await findCourse(web, c.req.param('course') ?? defaultCourse);
      return published
        ? page(c, published, empty(c, published), await boxOf(published))
        : pages.fault(c, 'unknownCourse', 404);
    });
  }

  routes.get('/subscribe', (c) => c.redirect('/', 302));

  // Other sites may post here: the form is there to be pasted into their pages.
  routes.post('/subscribe', formsOnly(web), async (c) => {
    c.header('Cache-Control', 'no-store');
    const form = new URLSearchParams(await c.req.text());
    const published = await findCourse(web, form.get('course') || defaultCourse);
    if (!published) return pages.fault(c, 'unknownCourse', 404);

    const typed = typedIn(form);
    // A form pasted into another site has no list of zones.
    if (!form.has('zone')) typed.zone = guessZone(c.req.raw.headers, published.site.timeZone);
    const words = wordsOf(published);
    const box = await boxOf(published, form);
    const parsed = parseSignUp(typed, words, web.refusesAddress);
    if ('faults' in parsed) return page(c, published, typed, box, parsed.faults, 422);

    // People do not see this field; whoever fills it in gets the usual answer and nothing else.
    if ((form.get('website') ?? '') !== '') {
      ports.telemetry.count('signUpTrapped');
    } else {
      const verdict = await verdictOn(web, published.site.signUp, form);
      if (verdict === 'not-shown') {
        const fault = { field: 'human' as const, sentence: words.form.faults.human };
        return page(c, published, typed, box, [fault], 422);
      }
      const from = await formOf(web, c, form);
      const ip = clientAddress(c);
      // What is on record about the address is looked at after the answer: neither its words nor its time tell.
      const signUp = {
        courseId: published.course.id,
        ...parsed.value,
        consentText: box?.ticked ? `${consentText(published)} ${box.label}` : consentText(published),
        newsletter: box?.ticked ? box.list : undefined,
        ...from,
        form: verdict === 'person' ? from.form : 'elsewhere',
        network: ip === undefined ? undefined : ports.hashes.network(ip),
      };
      await ports.startJob({ kind: 'take-sign-up', signUp });
    }
    return pages.message(c, words.checkInbox(parsed.value.address), published);
  });

  return routes;
};
