import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import {
  type Content,
  type ContentFiles,
  distinctFaults,
  type Fault,
} from '../../lib/domain/content/content.ts';
import { counted } from '../../lib/domain/prose/counted.ts';
import { type BuiltCourse, type BuiltMail, buildMails } from '../../lib/mail/compile-course.ts';
import { keepHtml } from '../../lib/mail/keep-html.ts';
import { readMailTemplates, readyTemplates } from '../../lib/mail/mail-templates.ts';
import { sampleMail } from '../../lib/mail/sample-mail.ts';
import { asOnDisk, contentOption, readContentFolder } from '../content-folder.ts';
import { makeFolder } from '../output-place.ts';
import { say } from '../say.ts';
import { templateFaults } from '../template-faults.ts';
import { mailTemplatesFolder } from './folders.ts';
import { reportFaults } from './report-faults.ts';
import { writeMail } from './write-mail.ts';
import { type BuiltNewsletter, compileNewsletters, writeNewsletter } from './write-newsletter.ts';

/** `03-the-story`: files sort as the mails are sent, from the confirmation (00) to the closing mail. */
const inSendingOrder = (mails: readonly BuiltMail[]): { name: string; built: BuiltMail }[] => {
  const isFirst = ({ mail }: BuiltMail) => mail.key === 'confirmation';
  return [...mails.filter(isFirst), ...mails.filter((built) => !isFirst(built))].map((built, index) => ({
    name: `${String(index).padStart(2, '0')}-${built.mail.key}`,
    built,
  }));
};

/** Writes every form of one mail of a course; returns what the manifest says about it. */
const writeCourseMail = async (
  folder: string,
  course: BuiltCourse['course'],
  name: string,
  { mail, mjml, plan }: BuiltMail,
) => {
  const { html } = await writeMail(join(folder, name), await sampleMail(course, mail));
  await writeFile(join(folder, `${name}.mjml`), mjml);
  return {
    id: mail.key,
    subject: mail.subject,
    words: plan?.lesson?.words,
    htmlBytes: Buffer.byteLength(html),
    insights: plan?.insights ?? [],
    articles: plan?.articles ?? [],
    file: name,
  };
};

/** Writes all mails of a course and `manifest.json`: the lessons in order, and the two mails around them. */
const writeCourse = async (folder: string, { course, mails }: BuiltCourse): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const written = [];
  for (const { name, built } of inSendingOrder(mails))
    written.push(await writeCourseMail(folder, course, name, built));
  const isLesson = ({ words }: { words: number | undefined }) => words !== undefined;
  const manifest = {
    course: course.course.id,
    version: course.version,
    lessons: written.filter(isLesson),
    others: written.filter((entry) => !isLesson(entry)),
  };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
};

const compileAll = async (
  content: Content,
): Promise<{ courses: BuiltCourse[]; newsletters: BuiltNewsletter[]; faults: Fault[] }> => {
  const templates = readyTemplates(await readMailTemplates(mailTemplatesFolder), keepHtml());
  const build = buildMails(templates);
  const results = [];
  for (const course of content.courses.keys()) results.push(await build(content, course));
  const { newsletters, faults } = await compileNewsletters(content, templates);
  return {
    courses: results.flatMap((result) => ('faults' in result ? [] : result)),
    newsletters,
    faults: [...results.flatMap((result) => ('faults' in result ? result.faults : [])), ...faults],
  };
};

/** Compiles all courses and newsletters of some content into a folder. Returns the faults; with any, nothing is written. */
export const build = async (
  { files, out }: { files: ContentFiles; out: string },
  say: (line: string) => void,
): Promise<Fault[]> => {
  const read = readContent(files);
  const found = [...('faults' in read ? read.faults : []), ...(await templateFaults())];
  if ('faults' in read || found.length > 0) return found;
  const { courses, newsletters, faults } = await compileAll(read.content);
  if (faults.length > 0) return distinctFaults(faults);
  for (const built of courses) {
    const folder = join(out, built.course.course.id);
    await writeCourse(folder, built);
    say(
      `${folder}: ${counted(built.course.lessons.length, 'lesson')}, version ${built.course.version.slice(0, 12)}`,
    );
  }
  for (const newsletter of newsletters) await writeNewsletter(out, newsletter, say);
  return [];
};

export const buildCommand = (): Command =>
  new Command()
    .requiredOption('--out <folder>', 'where to write')
    .addOption(contentOption())
    .action(async ({ out, content }: { out: string; content: string }) => {
      const files = await readContentFolder(content);
      await makeFolder(out);
      const faults = await build({ files, out }, say);
      reportFaults(faults, asOnDisk(content));
    });
