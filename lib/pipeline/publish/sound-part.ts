import type { ContentFiles, Fault } from '../../domain/content/content.ts';
import { cardsFile, contentKindOf, isSiteImage, listInPath } from '../../domain/content/content-paths.ts';

/** What is published as a whole or not at all: the folder of a course, or a single file; its path. */
export type Unit = string;

/** A unit that is at fault, or rests on one that is: it stays as it is published, or, where it never was, is left out. */
export type Kept = { unit: Unit; isPublished: boolean };

/** `rules`: what the files say of each other; all of it is found at once. */
type Refusal = { by: 'rules' | 'compiling'; faults: Fault[] };

/** Content without fault, what came of it, and what had to be kept back for that. */
export type SoundPart<Result> = { files: ContentFiles; result: Result; faults: Fault[]; kept: Kept[] };

/**
 * The files with every unit that is at fault as it is live, so that a fault in one course or issue keeps no other from being
 * published. What comes of it is whole: content that passes every rule. Refused where that cannot be had: for what is
 * wrong with the site or a template, which are in every mail.
 */
export const soundPart = async <Result>(
  { files, live }: { files: ContentFiles; live: ContentFiles },
  attempt: (files: ContentFiles) => Promise<{ result: Result } | Refusal>,
): Promise<SoundPart<Result> | { faults: Fault[] }> => {
  const faults: Fault[] = [];
  const kept = new Set<Unit>();
  let mixed = files;
  for (let round = 0; ; round += 1) {
    const outcome = await attempt(mixed);
    if ('result' in outcome)
      return {
        files: mixed,
        result: outcome.result,
        faults,
        kept: [...kept].map((unit) => ({ unit, isPublished: [...live.keys()].some(isIn(unit)) })),
      };
    const fresh = outcome.faults.filter(({ file }) => !kept.has(unitOf(file) ?? ''));
    // Of rules, what is found later follows from what was kept back.
    if (round === 0 || outcome.by === 'compiling') faults.push(...fresh);
    const units = atFault(outcome.faults, mixed, live, kept);
    if (!units) return { faults };
    for (const unit of units) {
      kept.add(unit);
      mixed = withLive(mixed, live, unit);
    }
  }
};

/** What to keep back next; undefined where nothing is left that could help. */
const atFault = (
  faults: readonly Fault[],
  mixed: ContentFiles,
  live: ContentFiles,
  kept: ReadonlySet<Unit>,
): Unit[] | undefined => {
  const named = faults.map(({ file }) => unitOf(file));
  if (named.some((unit) => unit === undefined)) return undefined;
  const units = new Set(named.flatMap((unit) => (unit === undefined || kept.has(unit) ? [] : unit)));
  if (units.size > 0) return [...units];
  // What is live needs what it rested on as it was, too.
  const shared = [...new Set([...mixed.keys(), ...live.keys()])].filter(
    (path) => isShared(path) && mixed.get(path) !== live.get(path),
  );
  return shared.length > 0 ? shared : undefined;
};

const isShared = (path: string): boolean => ['article', 'insights', 'image'].includes(contentKindOf(path));

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** The folder of the course that a file lies in, however deep. */
const courseFolderOf = (path: string): string | undefined => /^content\/courses\/[^/]+(?=\/)/.exec(path)?.[0];

/** None for what concerns everything. */
const unitOf = (file: string): Unit | undefined => {
  const kind = contentKindOf(file);
  switch (kind) {
    case 'site':
    case 'cards':
      return undefined;
    case 'course':
    case 'lesson':
      return folderOf(file);
    case 'image':
      return isSiteImage(file) ? undefined : (courseFolderOf(file) ?? file);
    case 'article':
    case 'insights':
    case 'newsletter':
    case 'issue':
    case 'verdicts':
    case 'stage':
      return file;
    case 'other':
      return file.startsWith('content/') ? file : undefined;
  }
};

const isIn =
  (unit: Unit) =>
  (path: string): boolean =>
    path === unit || path.startsWith(`${unit}/`);

const withLive = (files: ContentFiles, live: ContentFiles, unit: Unit): ContentFiles => {
  const asLive = [...live].filter(([path]) => isIn(unit)(path));
  const others = [...files].filter(([path]) => !isIn(unit)(path));
  // An issue that is new and at fault may be another one under a new name, which nothing may withdraw meanwhile.
  const renamed =
    contentKindOf(unit) === 'issue' && asLive.length === 0
      ? [...live].filter(
          ([path]) =>
            contentKindOf(path) === 'issue' && listInPath(path) === listInPath(unit) && !files.has(path),
        )
      : [];
  // Cards are drawn of content without fault alone: until it is mended, what is published has those it had.
  const cards = files.has(cardsFile) ? [] : [...live].filter(([path]) => path === cardsFile);
  return new Map([...others, ...asLive, ...renamed, ...cards]);
};
