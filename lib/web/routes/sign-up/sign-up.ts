import type { Context } from 'hono';
import { Hono } from 'hono/quick';
import type { ListId } from '../../../domain/content/newsletter.ts';
import type { PublishedCourse } from '../../../domain/content/published/published-course.ts';
import { admissionOf, isOpenToSignUps, type Published } from '../../../domain/membership/published.ts';
import { isInSandbox } from '../../../domain/sending/sending-state.ts';
import type { Job } from '../../../domain/sign-up/job.ts';
import type { PostedForm } from '../../../domain/sign-up/sign-up.ts';
import { readSignUpSource } from '../../../domain/subscriber/sign-up-source.ts';
import { listArchive } from '../../../pipeline/publish/list-archive.ts';
import { listCourses } from '../../../pipeline/publish/list-courses.ts';
import { readAhead } from '../../../pipeline/read-ahead.ts';
import type { Words } from '../../../words/en.ts';
import { findCourse, findFrontPage, findList, type WebContext } from '../../context.ts';
import { captchaOf, verifyCaptcha } from '../../forms/captcha.ts';
import { readFormToken, renewFormToken, signFormToken } from '../../forms/form-token.ts';
import { parseSignUpForm, type SignUpFields, typedInto } from '../../forms/sign-up-form.ts';
import { clientNetwork } from '../../middleware/client-network.ts';
import { formsOnly } from '../../middleware/forms-only.ts';
import { readableByOtherSites, signUpPath } from '../../middleware/open-to-other-sites.ts';
import { listConsentText, signUpConsentText } from '../../views/consent-text.ts';
import { startInWords } from '../../views/dates.ts';
import { offerPath } from '../../views/layout-values.ts';
import { notOpenPage } from '../../views/not-open-page.ts';
import { asksForJson, type Said } from '../../views/pages.ts';
import {
  listSignUpValues,
  type NewsletterBox,
  type ShownForm,
  signUpValues,
} from '../../views/sign-up-values.ts';
import { zoneGuessedFrom } from '../../views/time-zones.ts';
import { wordsOf } from '../../views/words-of.ts';

/** The sign-up pages of courses and newsletters, and the form on them. */
export const signUpRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const lookAround = createLookAround(web);
  const findBox = createFindBox(web);
  const routes = new Hono();

  const showEmpty = async (c: Context, finding: Promise<Published | undefined>) => {
    const [published, box, around] = await Promise.all([finding, findBox(finding), lookAround()]);
    if (!published) return pages.fault(c, 'unknownCourse', 404);
    if (!isOpenToSignUps(published)) return notOpenPage(web, c, published);
    const zone = web.guessZone(c.req.raw.headers, published.site.timeZone);
    c.header('Vary', zoneGuessedFrom, { append: true });
    const source = readSignUpSource(c.req.query('source'));
    const form = { typed: { email: '', firstName: '', zone }, box, source, token: signFormToken(web) };
    return showForm(web, c, published, form, around);
  };
  routes.get('/', (c) => showEmpty(c, findFrontPage(web)));
  routes.get('/courses/:course', (c) => showEmpty(c, findCourse(web, c.req.param('course'))));
  routes.get('/lists/:list', (c) => showEmpty(c, findList(web, c.req.param('list'))));

  routes.get(signUpPath, (c) => c.redirect('/', 302));

  // Other sites may post here: the form is there to be pasted into their pages.
  routes.on(['OPTIONS', 'POST'], signUpPath, readableByOtherSites);
  routes.post(signUpPath, formsOnly(web), async (c) => {
    c.header('Cache-Control', 'no-store');
    const posted = c.var.form;
    const published = await offerPosted(web, posted);
    if (!published) return pages.fault(c, 'unknownCourse', 404);
    if (!isOpenToSignUps(published)) return notOpenPage(web, c, published);

    // A form pasted into another site has no list of zones.
    const typed = typedInto(posted, web.guessZone(c.req.raw.headers, published.site.timeZone));
    const words = await wordsOf(published);
    const box = await findBox(published, posted);
    const source = readSignUpSource(posted.get('source'));
    const parsed = parseSignUpForm(typed, words, web.refusesAddress);
    if ('faults' in parsed)
      return showAgain(web, c, published, { typed, box, source, faults: parsed.faults }, lookAround);

    // People do not see this field; whoever fills it in gets the usual answer and nothing else.
    if (posted.get('website')) {
      ports.telemetry.count('signUpTrapped');
    } else {
      const verdict = await verifyCaptcha(web, published.site.signUp, posted);
      if (verdict === 'not-shown') {
        const fault = { field: 'human' as const, sentence: words.form.faults.human };
        return showAgain(web, c, published, { typed, box, source, faults: [fault] }, lookAround);
      }
      const form = await readFormToken(web, c, posted);
      // What is on record about the address is looked at after the answer: neither its words nor its time tell.
      const asked = {
        request: ports.random.requestId(),
        askedAt: ports.clock.now(),
        ...form,
        form: verdict === 'person' ? form.form : ('elsewhere' as const),
        network: clientNetwork(web, c),
        source,
      };
      await ports.startJob(jobFor(published, { ...asked, ...parsed.value }, box, words));
    }
    return pages.answer(c, await answerTo(web, published, parsed.value), published);
  });

  return routes;
};

/** What the posted form is for: the course or the newsletter that it names, or what the front page shows. */
const offerPosted = (web: WebContext, posted: URLSearchParams): Promise<Published | undefined> => {
  const [list, course] = [posted.get('list') || undefined, posted.get('course') || undefined];
  if (list !== undefined) return findList(web, list);
  return course === undefined ? findFrontPage(web) : findCourse(web, course);
};

/** The same whatever is on record about the address. */
const answerTo = async (web: WebContext, published: Published, { address }: SignUpFields) => {
  const words = await wordsOf(published);
  const open = await isOpen(web);
  if ('list' in published) return open ? words.list.checkInbox(address) : words.list.checkTestInbox(address);
  return open
    ? words.checkInbox(address, startInWords(published, words, web.ports.clock.now()))
    : words.notOpenYet(address);
};

/** In SES's sandbox mail reaches verified addresses alone: those who set the course up, and nobody else. */
const isOpen = async ({ ports: { sending, clock } }: WebContext): Promise<boolean> =>
  !isInSandbox(await sending.load(), clock.now());

type Around = { isOpen: boolean; courses: PublishedCourse[] };

/** What a form shows beside what it is for. Read at once with that: a page is as slow as its reads are in a row. */
const createLookAround = (web: WebContext) => {
  const list = listCourses(web.ports);
  return async (): Promise<Around> => {
    const [open, courses] = await Promise.all([isOpen(web), list()]);
    return { isOpen: open, courses };
  };
};

const showForm = async (
  web: WebContext,
  c: Context,
  published: Published,
  form: Omit<ShownForm, 'isOpen' | 'hasOthers' | 'begins' | 'zones'>,
  around: Around,
) => {
  const { ports } = web;
  const words = await wordsOf(published);
  const shown = {
    ...form,
    zones: web.zoneLists(form.typed.zone, words),
    isOpen: around.isOpen,
    hasOthers: await hasOthers(web, published, around),
  };
  const values =
    'list' in published
      ? listSignUpValues(published, await listArchive(ports)(published.list.id), shown, words)
      : signUpValues(
          published,
          { ...shown, begins: startInWords(published, words, ports.clock.now()) },
          words,
        );
  const head = { ...values.head, sources: captchaOf(published.site.signUp)?.sources };
  return web.pages.show(c, 'sign-up', published, { ...values, head }, values.faults.length > 0 ? 422 : 200);
};

/** Whether there is anything else to sign up for: beside a course other courses, beside a newsletter whatever there is. */
const hasOthers = async (
  { ports }: WebContext,
  published: Published,
  { courses }: Around,
): Promise<boolean> => {
  if ('course' in published) return courses.some(({ course }) => course.id !== published.course.id);
  const lists = await ports.newsletters.lists();
  return courses.length + lists.filter(isOpenToSignUps).length > 1;
};

/** The form as it was posted, with what is at fault in it. */
const showAgain = async (
  web: WebContext,
  c: Context<{ Variables: { form: URLSearchParams } }>,
  published: Published,
  form: Required<Omit<ShownForm, 'isOpen' | 'hasOthers' | 'begins' | 'token' | 'zones'>>,
  lookAround: () => Promise<Around>,
) => {
  if (!asksForJson(c)) {
    const token = await renewFormToken(web, c, c.var.form);
    return showForm(web, c, published, { ...form, token }, await lookAround());
  }
  const words = (await wordsOf(published)).form;
  // Whoever reads this sees another site's form, which has no CAPTCHA.
  const human = words.faults.humanElsewhere(`${web.baseUrl}${offerPath(published)}`);
  const faults = form.faults.map(({ field, sentence }) => ({
    field,
    sentence: field === 'human' ? human : sentence,
  }));
  const message = faults.map(({ sentence }) => sentence).join(' ');
  return c.json({ heading: words.faultsHeading(faults.length), message, faults } satisfies Said, 422);
};

/** Finds the newsletter that the site offers beside a course, ticked if the posted form has it so. */
const createFindBox = ({ ports }: WebContext) => {
  const readNamed = readAhead((id: ListId) => ports.newsletters.list(id));
  return async (
    finding: Published | Promise<Published | undefined>,
    posted?: URLSearchParams,
  ): Promise<NewsletterBox | undefined> => {
    const named = async () => {
      const found = await finding;
      const offered = found && 'course' in found ? found.site.newsletter : undefined;
      return offered === undefined ? [] : [offered];
    };
    const [published, [offered]] = await Promise.all([finding, readNamed(named())]);
    if (!offered || admissionOf(offered) !== 'open') return undefined;
    const { id, title, promise } = offered.list;
    const { newsletter } = await wordsOf(published);
    const label = newsletter.box({ title, promise });
    return { list: id, label, ticked: posted?.get('newsletter') === id };
  };
};

/** What somebody asked for, and the words that they agreed to. */
const jobFor = (
  published: Published,
  form: Omit<PostedForm, 'consentText'>,
  box: NewsletterBox | undefined,
  words: Words,
): Job => {
  if ('list' in published) {
    const signUp = { ...form, listId: published.list.id, consentText: listConsentText(words, published) };
    return { kind: 'take-list-sign-up', signUp };
  }
  const courseId = published.course.id;
  const consentText = signUpConsentText(words, published);
  return {
    kind: 'take-sign-up',
    signUp: box?.ticked
      ? { ...form, courseId, consentText: `${consentText} ${box.label}`, newsletter: box.list }
      : { ...form, courseId, consentText },
  };
};
