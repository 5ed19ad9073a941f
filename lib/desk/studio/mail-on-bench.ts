import { filledParts } from '../../adapters/ses/compose-mime.ts';
import { courseFile, issueFile, lessonFile } from '../../domain/content/content-paths.ts';
import { isNotice } from '../../domain/mail/mail.ts';
import { sampleIssue, sampleMail } from '../../mail/sample-mail.ts';
import type { OutgoingMail } from '../../pipeline/ports/mailer.ts';
import type { Workbench } from './workbench.ts';

/** A mail as a made-up subscriber would get it. */
export type MailOnBench = {
  subject: string;
  preview: string;
  /** A second subject, where one is tried. */
  against?: string;
  /** The file that its author writes it in. */
  file: string;
  /** What it is part of. */
  of: string;
  /** Where the studio shows it. */
  path: string;
  outgoing: OutgoingMail;
  html: string;
  text: string;
  /** What it was made from, where that is kept. */
  mjml?: string;
  words?: number;
};

const studio = '/_local/studio';

/** Where images are as they are now, for whoever is at this machine; `from` is where the studio is reached. */
export const imagesHere = (from: string): string => `${from}${studio}/images`;

/** A mail of a course, by the names that are in its address; its images are found under `imagesUrl`. */
export const courseMailOnBench = async (
  { shown }: Workbench,
  course: string,
  key: string,
  imagesUrl: string,
): Promise<MailOnBench | undefined> => {
  const built = [...(shown?.courses.values() ?? [])].find((each) => each.course.course.id === course);
  const found = built?.mails.find(({ mail }) => mail.key === key);
  if (!built || !found) return undefined;
  const { mail, mjml, plan } = found;
  const { id, title } = built.course.course;
  const outgoing = await sampleMail(built.course, mail, { imagesUrl });
  return {
    subject: mail.subject,
    preview: mail.preview,
    ...(mail.against ? { against: mail.against.subject } : {}),
    file: mail.key === 'closing' || isNotice(mail.key) ? courseFile(id) : lessonFile(id, mail.key),
    of: title,
    path: `${studio}/courses/${id}/${mail.key}`,
    outgoing,
    ...filledParts(outgoing),
    mjml,
    ...(plan?.lesson ? { words: plan.lesson.words } : {}),
  };
};

/** An issue of a newsletter, likewise. */
export const issueOnBench = async (
  { shown }: Workbench,
  list: string,
  id: string,
  imagesUrl: string,
): Promise<MailOnBench | undefined> => {
  const issue = shown?.issues.find((each) => each.list.id === list && each.id === id);
  if (!issue) return undefined;
  const outgoing = await sampleIssue(issue, { imagesUrl });
  return {
    subject: issue.mail.subject,
    preview: issue.mail.preview,
    ...(issue.subjectTest ? { against: issue.subjectTest.against.subject } : {}),
    file: issueFile(issue.list.id, issue.id),
    of: issue.list.title,
    path: `${studio}/newsletters/${issue.list.id}/${issue.id}`,
    outgoing,
    ...filledParts(outgoing),
  };
};

/** The HTML of a mail as a program in one scheme shows it, whatever this browser is set to. */
export const inScheme = (html: string, scheme: 'light' | 'dark'): string =>
  html
    .replaceAll(/\(prefers-color-scheme:\s*dark\)/g, scheme === 'dark' ? 'all' : 'not all')
    .replaceAll('light dark', scheme)
    .replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`);
