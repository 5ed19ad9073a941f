import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PostalMime, { type Email } from 'postal-mime';
import { build } from '../../bin/commands/build.ts';
import { everyBlockContent } from '../fixtures/every-block.ts';

/** One mail as it goes to SES, to a made-up subscriber, and what an independent MIME parser reads in it. */
export type RealMail = { name: string; raw: Buffer; read: Email; html: string; text: string };

const shippedContent = fileURLToPath(new URL('../../content', import.meta.url));

/** Builds every mail of a content folder as `dripline build` does, and reads the whole messages back. */
const mailsOf = async (out: string, content: string): Promise<RealMail[]> => {
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

/** A lesson and an issue that have every kind of block, whichever of them the shipped content uses. */
const mailsOfEveryBlock = async (out: string): Promise<RealMail[]> => {
  for (const [path, text] of everyBlockContent()) {
    const file = join(out, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const mails = await mailsOf(join(out, 'mails'), join(out, 'content'));
  return mails.filter(({ name }) => name.startsWith('newsletters/') || name.endsWith('-oven'));
};

/** Every mail that the shipped content makes, and mails of every kind of block. */
export const realMails = async (out: string): Promise<RealMail[]> => [
  ...(await mailsOf(join(out, 'shipped'), shippedContent)),
  ...(await mailsOfEveryBlock(join(out, 'every-block'))),
];

export const headersOf = ({ read }: RealMail, name: string): string[] =>
  read.headers.filter(({ key }) => key === name).map(({ value }) => value);

/** Lessons, closing mails and issues go to a list; the others ask or tell one person something. */
export const isListMail = (mail: RealMail): boolean => headersOf(mail, 'list-id').length > 0;
