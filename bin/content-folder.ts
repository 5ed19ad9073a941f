import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import type { ContentFiles, PreparedContent } from '../lib/domain/content/content.ts';
import { contentKindOf } from '../lib/domain/content/content-paths.ts';
import { exitCodes } from './exit-code.ts';
import { UsageError } from './usage-error.ts';

/** The content of the checkout, where no other folder is named. */
const ownContent = fileURLToPath(new URL('../content', import.meta.url));

/** Names the content folder for every command, and for the CDK app, which has no arguments. */
export const contentVariable = 'DRIPLINE_CONTENT';

/** `--content`: the folder that the content is in; anywhere, and with nothing else in it. */
export const contentOption = (): Option =>
  new Option('--content <folder>', 'where the content is')
    .env(contentVariable)
    .default(ownContent)
    .argParser((folder) => resolve(folder));

/** The folder that the environment names, for whoever has no arguments. */
export const contentFolderIn = (environment: NodeJS.ProcessEnv): string =>
  resolve(environment[contentVariable] || ownContent);

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Refuses a folder that is not there, before anything is begun. */
export const refuseMissing = (folder: string): void => {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  throw new UsageError(
    found
      ? `${folder} is a file; content is a folder. Name it with --content or ${contentVariable}.`
      : `There is no content in ${folder}: no such folder. Name another with --content or ${contentVariable}, or begin one with: dripline new site ID --content FOLDER`,
    exitCodes.misused,
  );
};

/** The content in a folder, which has to be there and to hold some, with its images made ready for whoever publishes it. */
export const prepareContentFolder = async (folder: string): Promise<PreparedContent> => {
  refuseMissing(folder);
  // What makes images takes time and memory, and most commands make none.
  const { createPrepareContent } = await import('../lib/images/prepare-content.ts');
  const content = await createPrepareContent()(folder);
  const paths = [...content.files.keys()];
  if (paths.some((path) => contentKindOf(path) !== 'other')) return content;
  const within = paths.includes('content/content/site.yaml');
  throw new UsageError(
    `${folder} holds no content: no site.yaml, and nothing in articles, insights, courses or newsletters. ${
      within
        ? `${join(folder, 'content')} does; name that.`
        : 'Begin some with: dripline new site ID --content FOLDER'
    }`,
    exitCodes.misused,
  );
};

/** The files of it, for whoever looks at them and publishes nothing. */
export const readContentFolder = async (folder: string): Promise<ContentFiles> =>
  (await prepareContentFolder(folder)).files;

/** Where a content file is on disk: its path begins with `content/`, whatever the folder is called. */
export const contentFileIn = (folder: string, path: string): string =>
  join(folder, path.replace(/^content\//, ''));

const contentPath =
  /(?<![\w./-])content\/(?=(site|verdicts)\.yaml\b|(articles|insights|courses|newsletters|stages)\b)/g;

/** Names content files in a sentence as they are called on disk, seen from where the command runs. */
export const asOnDisk = (folder: string): ((sentence: string) => string) => {
  const seen = relative(process.cwd(), folder);
  const name = seen.startsWith('..') || isAbsolute(seen) ? folder : seen;
  const prefix = name === '' ? '' : `${name.split(sep).join('/')}/`;
  return (sentence) => sentence.replaceAll(contentPath, () => prefix);
};

/** Where the world on this machine keeps what it knows: each content its own, so that none has another's readers. */
export const worldFolderOf = (folder: string, from = process.cwd()): string => {
  if (folder === ownContent) return join(from, '.dripline');
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return join(from, `.dripline-${basename(folder)}-${mark}`);
};
