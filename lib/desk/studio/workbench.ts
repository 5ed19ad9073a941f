import pLimit from 'p-limit';
import { contentHash } from '../../adapters/content/content-hash.ts';
import { createReadContent } from '../../adapters/content/read-content.ts';
import type { Content, ContentFiles, Fault, Note } from '../../domain/content/content.ts';
import type { CourseId } from '../../domain/content/course.ts';
import type { ImageBytes } from '../../domain/image/image.ts';
import type { PublishedIssue } from '../../domain/newsletter/published-issue.ts';
import type { PrepareContent } from '../../images/prepare-content.ts';
import { type BuiltCourse, buildMails } from '../../mail/compile-course.ts';
import { compileIssue } from '../../mail/compile-issue.ts';
import type { MailTemplates, ReadyTemplates } from '../../mail/mail-templates.ts';
import type { ReadContent } from '../../pipeline/ports/content.ts';
import { type Kept, soundPart } from '../../pipeline/publish/sound-part.ts';
import { signWhatStands } from './sign-what-stands.ts';

export type BuiltIssue = Omit<PublishedIssue, 'publishedAt'>;

/** Everything that can be shown, as it would be with every draft signed. */
export type Shown = { content: Content; courses: ReadonlyMap<CourseId, BuiltCourse>; issues: BuiltIssue[] };

/** The content as it lies on the bench: what is written, what is wrong with it, and what can be shown of it. */
export type Workbench = {
  /** Another one with every save. */
  version: string;
  files: ContentFiles;
  images: ImageBytes;
  /** What a check would say. */
  faults: Fault[];
  notes: Note[];
  /** What keeps some of it from being shown as it is written: it is shown as it last was, or not at all. */
  unshown: { faults: Fault[]; kept: Kept[] };
  shown: Shown | undefined;
};

/** Makes content and mail templates ready, and not again where they are as they were. */
export type Workshop = {
  prepare: PrepareContent;
  mailTemplatesIn(folder: string): Promise<{ files: MailTemplates; ready: ReadyTemplates }>;
};

type Settings = {
  folders: { content: string; mailTemplates: string };
  workshop: Workshop;
  live(): Promise<ContentFiles>;
};

/** Looks at content in a folder again and again, and remembers what could last be shown; at first that is what is `live`. */
export const createWorkbench = ({ folders, workshop, live }: Settings): (() => Promise<Workbench>) => {
  const readContent = createReadContent();
  const oneAtATime = pLimit(1);
  let last: Workbench | undefined;
  let lastSound: ContentFiles | undefined;

  const look = async (): Promise<Workbench> => {
    const [{ files, images }, templates] = await Promise.all([
      workshop.prepare(folders.content),
      workshop.mailTemplatesIn(folders.mailTemplates),
    ]);
    const version = contentHash([[...files], [...templates.files]]);
    if (last?.version === version) return last;
    const build = buildAll(readContent, templates.ready);
    const read = readContent(files);
    lastSound ??= await live();
    const signed = signWhatStands(files, lastSound, readContent);
    const sound = await soundPart({ files: signed.files, live: lastSound }, build);
    const isShown = 'result' in sound;
    if (isShown) lastSound = sound.files;
    last = {
      version,
      files,
      images: new Map([...(last?.images ?? []), ...images]),
      faults: 'faults' in read ? read.faults : [],
      notes: read.notes,
      unshown: {
        faults: [...signed.faults, ...sound.faults],
        kept: [
          ...signed.held.map(({ file, isShown: isPublished }) => ({ unit: file, isPublished })),
          ...(isShown ? sound.kept : []),
        ],
      },
      shown: isShown ? sound.result : last?.shown,
    };
    return last;
  };
  return () => oneAtATime(look);
};

const buildAll = (readContent: ReadContent, templates: ReadyTemplates) => {
  const buildCourse = buildMails(templates);
  const buildIssue = compileIssue(templates);
  return async (
    files: ContentFiles,
  ): Promise<{ result: Shown } | { by: 'rules' | 'compiling'; faults: Fault[] }> => {
    const read = readContent(files);
    if ('faults' in read) return { by: 'rules', faults: read.faults };
    const { content } = read;
    const courses = new Map<CourseId, BuiltCourse>();
    const issues: BuiltIssue[] = [];
    const faults: Fault[] = [];
    for (const id of content.courses.keys()) {
      const built = await buildCourse(content, id);
      if ('faults' in built) faults.push(...built.faults);
      else courses.set(id, built);
    }
    for (const [listId, { issues: written }] of content.newsletters)
      for (const issueId of written.keys()) {
        const built = await buildIssue(content, { listId, issueId });
        if ('faults' in built) faults.push(...built.faults);
        else issues.push(built.issue);
      }
    return faults.length > 0 ? { by: 'compiling', faults } : { result: { content, courses, issues } };
  };
};
