import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** Values as JSON in files, each under a name that says all that it comes of. */
export type KeptFiles = {
  /** Undefined where nothing was kept under the name, or what is there is not whole. */
  find<Kept>(name: string, schema: z.ZodType<Kept>): Promise<Kept | undefined>;
  /** Whoever reads it while it is written takes it for cut off. Where nothing can be written, it is made again next time. */
  keep(name: string, value: unknown): Promise<void>;
};

/** Beside what `npm ci` brings, and gone with it: whatever is in it can be made again. */
export const keptFolder = (of: 'images' | 'mails'): string =>
  fileURLToPath(new URL(`../../node_modules/.cache/dripline/${of}`, import.meta.url));

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is cut off' });
    return z.NEVER;
  }
});

/** Keeps so many files in a folder; whoever begins to keep more forgets the oldest first. */
export const keptFiles = (folder: string, most = 1000): KeptFiles => {
  const fileOf = (name: string) => join(folder, `${name}.json`);
  const forgetOldest = async (): Promise<void> => {
    const files = (await readdir(folder)).map((name) => join(folder, name));
    if (files.length < most) return;
    const aged = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
    aged.sort((one, other) => one.at - other.at);
    // A tenth more than has to go: not with every file that is kept.
    for (const { file } of aged.slice(0, files.length - Math.floor(0.9 * most)))
      await rm(file, { force: true });
  };
  return {
    find: async (name, schema) =>
      json.pipe(schema).safeParse(await readFile(fileOf(name), 'utf8').catch(() => undefined)).data,
    keep: async (name, value) => {
      try {
        await mkdir(folder, { recursive: true });
        await forgetOldest();
        await writeFile(fileOf(name), JSON.stringify(value));
      } catch {
        // What cannot be kept costs time and nothing else.
      }
    },
  };
};
