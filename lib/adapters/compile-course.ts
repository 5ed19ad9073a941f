import { createHash } from 'node:crypto';
import mjml2html from 'mjml';
import type { Content, Fault } from '../domain/content.ts';
import { courseFile, lessonFile } from '../domain/content-paths.ts';
import type { Course, CourseId } from '../domain/course.ts';
import {
  type CompiledMail,
  type MailKey,
  type PublishedCourse,
  publishedCourseSchema,
} from '../domain/mail.ts';
import { type MailPlan, planCourse } from '../domain/mail-plan.ts';
import type { CompileCourse } from '../pipeline/ports.ts';
import { mailWordsFor } from '../words/mails.ts';
import { type MailTemplates, type Renderings, renderingsOf } from './mail-templates.ts';
import { confirmationView, lessonView, type MailView } from './mail-view.ts';
import { hideBraces, segmentsOf } from './segments.ts';

/** Gmail cuts a mail off a little above 100 KB; the subscriber's values and the provider's marks come on top. */
const largestHtml = 80 * 1024;

// A fifth of MJML's output. No template holds preformatted text, where it would count.
const indentation = /\n\s*/g;

/** A compiled mail with what it was made from. */
export type BuiltMail = { mail: CompiledMail; mjml: string; htmlBytes: number; plan?: MailPlan };
export type BuiltCourse = { course: Omit<PublishedCourse, 'publishedAt'>; mails: BuiltMail[] };

const compileMail = async (
  render: Renderings,
  key: MailKey,
  template: 'lesson' | 'confirmation',
  view: MailView,
): Promise<Omit<BuiltMail, 'plan'>> => {
  const words = mailWordsFor(view.language);
  const hidden = { ...hideBraces(view), words };
  const mjml = render.mjml(template, hidden);
  const { html: indented } = await mjml2html(mjml, { validationLevel: 'strict', fonts: {} });
  const html = indented.replace(indentation, '\n');
  return {
    mjml,
    htmlBytes: Buffer.byteLength(html),
    mail: {
      key,
      subject: view.subject,
      preview: view.preview,
      html: segmentsOf(html),
      text: segmentsOf(render.text(template, hidden)),
      // The page has its own button for confirming, and no use for the mail.
      web: template === 'lesson' ? render.web(template, { ...view, words }) : '',
    },
  };
};

/** Keys in order, so that equal content has equal text. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const withVersion = (
  published: Omit<PublishedCourse, 'version' | 'publishedAt'>,
  mails: readonly BuiltMail[],
): BuiltCourse['course'] => {
  const everything = canonicalJson({ ...published, mails: mails.map(({ mail }) => mail) });
  const version = createHash('sha256').update(everything).digest('hex');
  return { ...published, version: publishedCourseSchema.shape.version.parse(version) };
};

const outlineOf = (plans: readonly MailPlan[]): PublishedCourse['lessons'] =>
  plans.flatMap(({ key, subject, preview, lesson }) =>
    key === 'closing' || !lesson
      ? []
      : [{ id: key, subject, preview, objective: lesson.objective, words: lesson.words }],
  );

const fileOf = (course: Course, key: MailKey): string =>
  key === 'closing' || key === 'confirmation' ? courseFile(course.id) : lessonFile(course.id, key);

/** Compiles the lessons in order, the closing mail and the confirmation mail; or says which cannot be, and why. */
export const buildMails =
  (templates: MailTemplates) =>
  async (content: Content, courseId: CourseId): Promise<BuiltCourse | { faults: Fault[] }> => {
    const course = content.courses.get(courseId)?.course;
    if (!course) throw new Error(`There is no course "${courseId}" in the content.`);
    const { site } = content;
    const render = renderingsOf(templates);
    const plans = planCourse(content, courseId);

    const mails: BuiltMail[] = [];
    const faults: Fault[] = [];
    const build = async (key: MailKey, compile: () => Promise<BuiltMail>) => {
      const file = fileOf(course, key);
      try {
        const built = await compile();
        mails.push(built);
        if (built.htmlBytes > largestHtml)
          faults.push({
            file,
            message: `makes ${built.htmlBytes} bytes of HTML; a mail may have ${largestHtml}, or Gmail cuts it off`,
          });
      } catch (error) {
        faults.push({
          file,
          message: `cannot be compiled: ${error instanceof Error ? error.message : error}`,
        });
      }
    };
    for (const plan of plans)
      await build(plan.key, async () => ({
        ...(await compileMail(render, plan.key, 'lesson', lessonView(plan, site, course))),
        plan,
      }));
    await build('confirmation', () =>
      compileMail(render, 'confirmation', 'confirmation', confirmationView(site, course)),
    );
    if (faults.length > 0) return { faults };

    const { lessons: _, closing: __, leftOut: ___, ...published } = course;
    return { course: withVersion({ site, course: published, lessons: outlineOf(plans) }, mails), mails };
  };

export const compileCourse = (templates: MailTemplates): CompileCourse => {
  const build = buildMails(templates);
  return async (content, courseId) => {
    const built = await build(content, courseId);
    return 'faults' in built ? built : { course: built.course, mails: built.mails.map(({ mail }) => mail) };
  };
};
