import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { build } from '../../bin/commands/build.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';
import { writeContent } from '../worlds/content-on-disk.ts';

/** One mail as it goes to SES, to a made-up subscriber, and what an independent MIME parser reads in it. */
export type RealMail = { name: string; raw: Buffer; read: Email; html: string; text: string };

/** Builds every mail of some content as `dripline build` does, and reads the whole messages back. */
export const realMails = async (folder: string): Promise<RealMail[]> => {
  const content = await writeContent(join(folder, 'content'), twelveWeeks());
  const out = join(folder, 'out');
  const faults = await build({ content, out }, () => {});
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

export const headersOf = ({ read }: RealMail, name: string): string[] =>
  read.headers.filter(({ key }) => key === name).map(({ value }) => value);

/** Lessons, closing mails and issues go to a list; the others ask or tell one person something. */
export const isListMail = (mail: RealMail): boolean => headersOf(mail, 'list-id').length > 0;
