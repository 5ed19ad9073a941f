import { type Context, Hono } from 'hono';
import { admissionOf, type PublishedCourse } from '../../domain/content/published/published-course.ts';
import { letsIn } from '../../domain/newsletter/published-issue.ts';
import { isInSandbox } from '../../domain/sending/sending-state.ts';
import type { SignUp } from '../../domain/sign-up/sign-up.ts';
import { readSignUpSource } from '../../domain/subscriber/sign-up-source.ts';
import { listCourses } from '../../pipeline/publish/list-courses.ts';
import { findCourse, findDefaultCourse, type WebContext } from '../context.ts';
import { captchaOf, verifyCaptcha } from '../forms/captcha.ts';
import { readFormToken, renewFormToken, signFormToken } from '../forms/form-token.ts';
import { parseSignUpForm, type SignUpFields, typedInto } from '../forms/sign-up-form.ts';
import { clientNetwork } from '../middleware/client-network.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { isOpenToOtherSites, readableByOtherSites, signUpPath } from '../middleware/open-to-other-sites.ts';
import { contentSecurityPolicy } from '../middleware/security-headers.ts';
import { signUpConsentText } from '../views/consent-text.ts';
import { startInWords } from '../views/dates.ts';
import { notOpenPage } from '../views/not-open-page.ts';
import { asksForJson, type Said } from '../views/pages.ts';
import { type NewsletterBox, type ShownForm, signUpValues } from '../views/sign-up-values.ts';
import { guessZone } from '../views/time-zones.ts';
import { wordsOf } from '../views/words-of.ts';

/** The sign-up page and the form on it. */
export const signUpRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono();

  for (const path of ['/', '/courses/:course']) {
    routes.get(path, async (c) => {
      const published = await courseOnOffer(web, c.req.param('course'));
      if (!published) return pages.fault(c, 'unknownCourse', 404);
      if (admissionOf(published) !== 'open') return notOpenPage(web, c, published);
      const zone = guessZone(c.req.raw.headers, published.site.timeZone);
      const box = await newsletterBox(web, published);
      const source = readSignUpSource(c.req.query('source'));
      const form = { typed: { email: '', firstName: '', zone }, box, source, token: signFormToken(web) };
      return showForm(web, c, published, form);
    });
  }

  routes.get(signUpPath, (c) => c.redirect('/', 302));

  // Other sites may post here: the form is there to be pasted into their pages.
  routes.on(['OPTIONS', 'POST'], signUpPath, readableByOtherSites);
  routes.post(signUpPath, formsOnly(web), async (c) => {
    c.header('Cache-Control', 'no-store');
    const posted = c.var.form;
    const published = await courseOnOffer(web, posted.get('course') || undefined);
    if (!published) return pages.fault(c, 'unknownCourse', 404);
    if (admissionOf(published) !== 'open') return notOpenPage(web, c, published);

    // A form pasted into another site has no list of zones.
    const typed = typedInto(posted, guessZone(c.req.raw.headers, published.site.timeZone));
    const words = wordsOf(published);
    const box = await newsletterBox(web, published, posted);
    const source = readSignUpSource(posted.get('source'));
    const parsed = parseSignUpForm(typed, words, web.refusesAddress);
    if ('faults' in parsed)
      return showAgain(web, c, published, { typed, box, source, faults: parsed.faults });

    // People do not see this field; whoever fills it in gets the usual answer and nothing else.
    if (posted.get('website')) {
      ports.telemetry.count('signUpTrapped');
    } else {
      const verdict = await verifyCaptcha(web, published.site.signUp, posted);
      if (verdict === 'not-shown') {
        const fault = { field: 'human' as const, sentence: words.form.faults.human };
        return showAgain(web, c, published, { typed, box, source, faults: [fault] });
      }
      const form = await readFormToken(web, c, posted);
      // What is on record about the address is looked at after the answer: neither its words nor its time tell.
      const signUp = {
        request: ports.random.requestId(),
        askedAt: ports.clock.now(),
        ...signUpFor(published, parsed.value, box),
        ...form,
        form: verdict === 'person' ? form.form : 'elsewhere',
        network: clientNetwork(web, c),
        source,
      };
      await ports.startJob({ kind: 'take-sign-up', signUp });
    }
    const { address } = parsed.value;
    const begins = startInWords(published, words, ports.clock.now());
    const answer = (await isOpen(web)) ? words.checkInbox(address, begins) : words.notOpenYet(address);
    return pages.answer(c, answer, published);
  });

  return routes;
};

/** The course that is asked for, or the front page's. */
const courseOnOffer = (web: WebContext, course: string | undefined): Promise<PublishedCourse | undefined> =>
  course === undefined ? findDefaultCourse(web) : findCourse(web, course);

/** In SES's sandbox mail reaches verified addresses alone: those who set the course up, and nobody else. */
const isOpen = async ({ ports: { sending, clock } }: WebContext): Promise<boolean> =>
  !isInSandbox(await sending.load(), clock.now());

const showForm = async (
  web: WebContext,
  c: Context,
  published: PublishedCourse,
  form: Omit<ShownForm, 'isOpen' | 'hasOthers' | 'begins'>,
) => {
  const captcha = captchaOf(published.site.signUp);
  if (captcha) {
    const policy = { sources: captcha.sources, framed: isOpenToOtherSites(c) };
    c.header('Content-Security-Policy', contentSecurityPolicy(policy));
  }
  const [open, others] = await Promise.all([isOpen(web), listCourses(web.ports)(published.course.id)]);
  const begins = startInWords(published, wordsOf(published), web.ports.clock.now());
  const values = signUpValues(published, { ...form, isOpen: open, hasOthers: others.length > 1, begins });
  return web.pages.show(c, 'sign-up', published, values, values.faults.length > 0 ? 422 : 200);
};

/** The form as it was posted, with what is at fault in it. */
const showAgain = async (
  web: WebContext,
  c: Context<{ Variables: { form: URLSearchParams } }>,
  published: PublishedCourse,
  form: Required<Omit<ShownForm, 'isOpen' | 'hasOthers' | 'begins' | 'token'>>,
) => {
  if (!asksForJson(c))
    return showForm(web, c, published, { ...form, token: await renewFormToken(web, c, c.var.form) });
  const words = wordsOf(published).form;
  // Whoever reads this sees another site's form, which has no CAPTCHA.
  const human = words.faults.humanElsewhere(`${web.baseUrl}/courses/${published.course.id}`);
  const faults = form.faults.map(({ field, sentence }) => ({
    field,
    sentence: field === 'human' ? human : sentence,
  }));
  const message = faults.map(({ sentence }) => sentence).join(' ');
  return c.json({ heading: words.faultsHeading(faults.length), message, faults } satisfies Said, 422);
};

/** The newsletter that the site offers beside the course, ticked if the posted form has it so. */
const newsletterBox = async (
  { ports }: WebContext,
  published: PublishedCourse,
  posted?: URLSearchParams,
): Promise<NewsletterBox | undefined> => {
  const { newsletter } = published.site;
  const offered = newsletter && (await ports.newsletters.list(newsletter));
  if (!offered || !letsIn(offered)) return undefined;
  const { id, title, promise } = offered.list;
  const label = wordsOf(published).newsletter.box({ title, promise });
  return { list: id, label, ticked: posted?.get('newsletter') === id };
};

/** What somebody asked for, and the words that they agreed to. */
const signUpFor = (
  published: PublishedCourse,
  fields: SignUpFields,
  box: NewsletterBox | undefined,
): Pick<SignUp, 'courseId' | 'address' | 'firstName' | 'zone' | 'newsletter' | 'consentText'> => {
  const asked = { courseId: published.course.id, ...fields };
  const consentText = signUpConsentText(published);
  return box?.ticked
    ? { ...asked, consentText: `${consentText} ${box.label}`, newsletter: box.list }
    : { ...asked, consentText };
};
