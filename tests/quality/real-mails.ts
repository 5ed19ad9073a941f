import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import sharp from 'sharp';
import { build } from '../../bin/commands/build.ts';
import { mailTemplatesFolder } from '../../bin/commands/folders.ts';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { createMimeComposer } from '../../lib/adapters/ses/compose-mime.ts';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { readContentFiles } from '../../lib/images/read-content-files.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { makeWeeklyReport } from '../../lib/mail/make-weekly-report.ts';
import { composeWeeklyReport } from '../../lib/pipeline/report/compose-weekly-report.ts';
import { busyWeek } from '../fixtures/busy-week.ts';
import { everyBlockContent } from '../fixtures/every-block.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';
import { type FilesOnDisk, writeContent } from '../worlds/content-on-disk.ts';

/** One mail as it goes to SES, to a made-up subscriber, and what an independent MIME parser reads in it. */
export type RealMail = { name: string; raw: Buffer; read: Email; html: string; text: string };

/**
 * A content folder, its images by number: what an encoder makes of a drawing may differ by some bytes from one machine to the next, and
 * scores are kept for mails that are the same on all of them.
 */
const filesOf = async (folder: string): Promise<ContentFiles> => {
  let count = 0;
  const byNumber = (text: string) =>
    text
      .replaceAll(/"[0-9a-f]{32}\.(jpg|png)"/g, (_, ending) => {
        count += 1;
        return `"${String(count).padStart(32, '0')}.${ending}"`;
      })
      .replaceAll(/"bytes": \d+/g, '"bytes": 1000');
  const files = await readContentFiles(folder);
  return new Map([...files].map(([path, text]) => [path, byNumber(text)]));
};

/** Builds every mail of a content folder as `dripline build` does, and reads the whole messages back. */
const mailsOf = async (out: string, content: string): Promise<RealMail[]> => {
  const faults = await build({ files: await filesOf(content), out }, () => {});
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const files = await Array.fromAsync(glob('**/*.eml', { cwd: out }));
  return Promise.all(
    files.sort().map(async (file) => {
      const raw = await readFile(join(out, file));
      const read = await PostalMime.parse(raw);
      return { name: file.replace(/\.eml$/, ''), raw, read, html: read.html ?? '', text: read.text ?? '' };
    }),
  );
};

/** A drawing, as wide as its author pleases. */
const drawing = (width: number, background: string): Promise<Uint8Array> =>
  sharp({ create: { width, height: 400, channels: 3, background } })
    .png()
    .toBuffer();

/** Blocks of every kind in a lesson and an issue: images wide and narrow, with words below and without, under a logo. */
const everyBlockAndImages = async (): Promise<FilesOnDisk> => {
  const lesson = 'content/courses/bread/oven.yaml';
  const issue = 'content/newsletters/notes/2027-01-12-hello.md';
  const blocks = `  - image: crust.png
    alt: A loaf cut open, its crumb full of holes
    caption: Out of the oven
  - image: jar.png
    alt: A jar with a line drawn where the starter stood
`;
  const files = everyBlockContent({
    'content/site.yaml': (text) => `${text}theme: { accent: '#b5451c', typeface: sans, logo: logo.png }\n`,
  });
  return new Map<string, string | Uint8Array>([
    ...files,
    [lesson, (files.get(lesson) ?? '').replace('blocks:\n', `$&${blocks}`)],
    [issue, `${files.get(issue)}\n![A loaf](../../courses/bread/crust.png "Of this week")\n`],
    ['content/courses/bread/crust.png', await drawing(1600, '#a06030')],
    ['content/courses/bread/jar.png', await drawing(200, '#306090')],
    ['content/logo.png', await drawing(900, '#b5451c')],
  ]);
};

/** A lesson and an issue that have every kind of block. */
const mailsOfEveryBlock = async (out: string): Promise<RealMail[]> => {
  const content = await writeContent(join(out, 'content'), await everyBlockAndImages());
  const mails = await mailsOf(join(out, 'mails'), content);
  return (
    mails
      .filter(({ name }) => /-(oven|hello)$/.test(name))
      // Of another site than the others, and by other lists.
      .map((mail) => ({ ...mail, name: `every-block/${mail.name}` }))
  );
};

/** The mail of a week to whoever runs the site of some content, as send-report has it made and sends it. */
const weeklyReportOf = async (out: string, content: string): Promise<RealMail> => {
  const read = readContent(await filesOf(content));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { site } = read.content;
  const templates = await readMailTemplates(mailTemplatesFolder);
  const parts = await makeWeeklyReport(templates)(busyWeek, { site });
  const compose = composeWeeklyReport(`${site.baseUrl}/images`);
  const to = emailAddress.parse('operator@example.com');
  const raw = await createMimeComposer()(
    compose({ site, to, parts, monday: '2027-03-01', now: instantOf('2027-03-01T07:00:00Z') }),
  );
  await writeFile(join(out, 'weekly-report.eml'), raw);
  const seen = await PostalMime.parse(raw);
  return { name: 'weekly-report', raw, read: seen, html: seen.html ?? '', text: seen.text ?? '' };
};

/** Every mail of a course of twelve weeks with a newsletter, the mail of a week, and mails of every kind of block. */
export const realMails = async (out: string): Promise<RealMail[]> => [
  ...(await mailsOf(join(out, 'mails'), await writeContent(join(out, 'content'), twelveWeeks()))),
  await weeklyReportOf(out, join(out, 'content')),
  ...(await mailsOfEveryBlock(join(out, 'every-block'))),
];

export const headersOf = ({ read }: RealMail, name: string): string[] =>
  read.headers.filter(({ key }) => key === name).map(({ value }) => value);

/** Lessons, closing mails and issues go to a list; the others ask or tell one person something. */
export const isListMail = (mail: RealMail): boolean => headersOf(mail, 'list-id').length > 0;
