import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { createMimeComposer, filledParts } from '../../lib/adapters/ses/compose-mime.ts';
import {
  type Content,
  type ContentFiles,
  distinctFaults,
  type Fault,
} from '../../lib/domain/content/content.ts';
import { type BuiltCourse, type BuiltMail, buildMails } from '../../lib/mail/compile-course.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { sampleMail } from '../../lib/mail/sample-mail.ts';
import { asOnDisk, contentOption, readContentFolder } from '../content-folder.ts';
import { templateFaults } from '../template-faults.ts';
import { mailTemplatesFolder } from './folders.ts';
import { reportFaults } from './report-faults.ts';
import { type BuiltIssue, compileIssues, writeIssue } from './write-issues.ts';

/** `03-the-story`: files sort as the mails are sent, from the confirmation (00) to the closing mail. */
const inSendingOrder = (mails: readonly BuiltMail[]): { name: string; built: BuiltMail }[] => {
  const isFirst = ({ mail }: BuiltMail) => mail.key === 'confirmation';
  return [...mails.filter(isFirst), ...mails.filter((built) => !isFirst(built))].map((built, index) => ({
    name: `${String(index).padStart(2, '0')}-${built.mail.key}`,
    built,
  }));
};

/** Writes every form of one mail to a sample subscriber; returns what the manifest says about it. */
const writeMail = async (folder: string, course: BuiltCourse['course'], name: string, built: BuiltMail) => {
  const { mail, mjml, plan } = built;
  const sample = sampleMail(course, mail);
  const { html, text } = filledParts(sample);
  const write = (extension: string, content: string | Buffer) =>
    writeFile(join(folder, `${name}.${extension}`), content);
  await Promise.all([
    write('mjml', mjml),
    write('html', html),
    write('txt', text),
    write('eml', await createMimeComposer()(sample)),
  ]);
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
    written.push(await writeMail(folder, course, name, built));
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
): Promise<{ courses: BuiltCourse[]; issues: BuiltIssue[]; faults: Fault[] }> => {
  const templates = await readMailTemplates(mailTemplatesFolder);
  const build = buildMails(templates);
  const results = [];
  for (const course of content.courses.keys()) results.push(await build(content, course));
  const { issues, faults } = await compileIssues(content, templates);
  return {
    courses: results.flatMap((result) => ('faults' in result ? [] : result)),
    issues,
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
  const { courses, issues, faults } = await compileAll(read.content);
  if (faults.length > 0) return distinctFaults(faults);
  for (const built of courses) {
    const folder = join(out, built.course.course.id);
    await writeCourse(folder, built);
    say(`${folder}: ${built.course.lessons.length} lessons, version ${built.course.version.slice(0, 12)}`);
  }
  for (const issue of issues) say(`${await writeIssue(out, issue)}: ${issue.mail.subject}`);
  return [];
};

export const buildCommand = (): Command =>
  new Command('build')
    .description(
      'Compiles courses and newsletters into files: each mail as MJML, HTML, plain text and a whole message',
    )
    .requiredOption('--out <folder>', 'where to write')
    .addOption(contentOption())
    .action(async ({ out, content }: { out: string; content: string }) => {
      const files = await readContentFolder(content);
      const faults = await build({ files, out }, (line) => process.stdout.write(`${line}\n`));
      reportFaults(faults, asOnDisk(content));
    });
