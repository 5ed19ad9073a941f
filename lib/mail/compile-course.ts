import { contentHash } from '../adapters/content/content-hash.ts';
import { type Content, distinctFaults, type Fault } from '../domain/content/content.ts';
import { courseFile, lessonFile } from '../domain/content/content-paths.ts';
import type { CourseId } from '../domain/content/course.ts';
import type { Course } from '../domain/content/course-file.ts';
import { type PublishedCourse, publishedCourseSchema } from '../domain/content/published/published-course.ts';
import { siteImages } from '../domain/content/published/site-images.ts';
import { type CompiledMail, isNotice, type MailKey, notices } from '../domain/mail/mail.ts';
import { type MailPlan, planCourse } from '../domain/mail/mail-plan.ts';
import { cardWith, mailCard, offerCard, siteCard } from '../domain/theme/card.ts';
import type { CompileCourse } from '../pipeline/ports/compile.ts';
import { compileMail, type RenderedMail, renderMail } from './compile-mail.ts';
import { type MailTemplates, type ReadyTemplates, readyTemplates } from './mail-templates.ts';
import { lessonView, noticeView, type ShownSite, shownSite } from './mail-view.ts';

/** A compiled mail with what it was made from. */
export type BuiltMail = { mail: CompiledMail; mjml: string; htmlBytes: number; plan?: MailPlan };
export type BuiltCourse = { course: Omit<PublishedCourse, 'publishedAt'>; mails: BuiltMail[] };

const withVersion = (
  published: Omit<PublishedCourse, 'version' | 'publishedAt'>,
  mails: readonly BuiltMail[],
): BuiltCourse['course'] => {
  const version = contentHash({ ...published, mails: mails.map(({ mail }) => mail) });
  return { ...published, version: publishedCourseSchema.shape.version.parse(version) };
};

/** The lessons as pages list them; the first may be read by anybody, and shared. */
const outlineOf = (
  plans: readonly MailPlan[],
  { site, cards }: { site: ShownSite; cards: Content['cards'] },
  course: Course,
): PublishedCourse['lessons'] =>
  plans.flatMap(({ key, subject, against, preview, lesson }) => {
    if (key === 'closing' || !lesson) return [];
    const card = lesson.number === 1 ? cardWith(cards, mailCard(site, course, { subject })) : undefined;
    const { objective, words, after } = lesson;
    const more = { ...(after === undefined ? {} : { after }), ...(card ? { card } : {}) };
    const tried = against === undefined ? {} : { against };
    return [{ id: key, subject, ...tried, preview, objective, words, ...more }];
  });

const fileOf = (course: Course, key: MailKey): string =>
  key === 'closing' || isNotice(key) ? courseFile(course.id) : lessonFile(course.id, key);

/** Compiles the lessons in order, the closing mail and the notices; or says which cannot be, and why. */
export const buildMails = (templates: MailTemplates | ReadyTemplates) => {
  const { faults: templateFaults, render } = readyTemplates(templates);
  return async (content: Content, courseId: CourseId): Promise<BuiltCourse | { faults: Fault[] }> => {
    const course = content.courses.get(courseId)?.course;
    if (!course) throw new Error(`There is no course "${courseId}" in the content.`);
    if (templateFaults.length > 0) return { faults: [...templateFaults] };
    const { site } = content;
    const looks = siteImages(content);
    const shown = shownSite(site, looks);
    const plans = planCourse(content, courseId);

    const mails: BuiltMail[] = [];
    const faults: Fault[] = [];
    const renderLesson = async (plan: MailPlan) =>
      renderMail(render, 'lesson', await lessonView(plan, shown, course));
    const build = async (key: MailKey, compile: () => Promise<RenderedMail>, plan?: MailPlan) => {
      const result = await compileMail(fileOf(course, key), compile);
      const tried = plan?.against === undefined ? undefined : { ...plan, subject: plan.against };
      const other = tried && (await compileMail(fileOf(course, key), () => renderLesson(tried)));
      const refused = [result, other].flatMap((each) => (each && 'faults' in each ? each.faults : []));
      faults.push(...refused);
      if ('faults' in result || (other && 'faults' in other)) return;
      const { parts, ...rest } = result.rendered;
      const mail = { key, ...parts, ...(other ? { against: other.rendered.parts } : {}) };
      mails.push({ ...rest, mail, ...(plan ? { plan } : {}) });
    };
    for (const plan of plans) await build(plan.key, () => renderLesson(plan), plan);
    for (const key of notices)
      await build(key, async () => renderMail(render, 'notice', await noticeView(key, shown, course)));
    if (faults.length > 0) return { faults: distinctFaults(faults) };

    const published = publishedCourseSchema.shape.course.parse(course);
    const card = cardWith(content.cards, offerCard(shown, course));
    const ofSite = cardWith(content.cards, siteCard(shown));
    const cards = { ...(card ? { card } : {}), ...(ofSite ? { siteCard: ofSite } : {}) };
    const lessons = outlineOf(plans, { site: shown, cards: content.cards }, course);
    return {
      course: withVersion({ site, course: published, lessons, ...cards, ...looks }, mails),
      mails,
    };
  };
};

export const compileCourse = (templates: MailTemplates | ReadyTemplates): CompileCourse => {
  const build = buildMails(templates);
  return async (content, courseId) => {
    const built = await build(content, courseId);
    return 'faults' in built ? built : { course: built.course, mails: built.mails.map(({ mail }) => mail) };
  };
};
