import * as z from 'zod';
import { articleSchema } from '../../domain/content/article.ts';
import { type Content, type ContentFiles, type Fault, faultOrder } from '../../domain/content/content.ts';
import {
  type ContentKind,
  contentKindOf,
  courseInPath,
  listInPath,
  nameInPath,
  siteFile,
  stageFile,
} from '../../domain/content/content-paths.ts';
import { courseFileSchema } from '../../domain/content/course-file.ts';
import { insightSchema } from '../../domain/content/insight.ts';
import { insightFileSchema } from '../../domain/content/insight-file.ts';
import { issueId } from '../../domain/content/issue.ts';
import { issueSchema } from '../../domain/content/issue-file.ts';
import { lessonSchema } from '../../domain/content/lesson-file.ts';
import { newsletterFileSchema } from '../../domain/content/newsletter-file.ts';
import type { Finding, Parsed, ParsedContent, Place } from '../../domain/content/parsed-content.ts';
import { verdictsSchema } from '../../domain/content/parts/verdict.ts';
import { contentFindings } from '../../domain/content/rules/content-rules.ts';
import { isDraftBy, withoutDrafts } from '../../domain/content/rules/drafts.ts';
import type { Site } from '../../domain/content/site.ts';
import { siteFileSchema } from '../../domain/content/site-file.ts';
import { madeImageSchema } from '../../domain/image/image.ts';
import {
  defaultStageSettings,
  type StageName,
  type StageSettings,
  stageSchema,
} from '../../domain/stage/stage-settings.ts';
import { cardSchema } from '../../domain/theme/card.ts';
import type { ParseContent, ReadContent } from '../../pipeline/ports/content.ts';
import { contentHash } from './content-hash.ts';
import { parseMarkdownFile } from './parse-markdown-file.ts';
import { parseYamlFile, type YamlFile } from './parse-yaml-file.ts';
import { schemaFaults } from './schema-faults.ts';

// The insights are parsed one by one, so that a fault in one leaves the others known.
const outerSchema = insightFileSchema.extend({ insights: z.array(z.unknown()) });

const draftSchema = z.looseObject({ draft: z.literal(true) });

/** What a file, or an insight in it, says of itself, even where the rest of it cannot be read. */
const saysDraft = (value: unknown): boolean => draftSchema.safeParse(value).success;

type AsParsed = Omit<ParsedContent, 'drafts' | 'broken'>;
type RefusedPlace = Place & { kind: Exclude<ContentKind, 'other'>; faults: Fault[] };

/** What one file brings, whatever the others hold. */
type FileRead = {
  parsed: AsParsed;
  refused: RefusedPlace[];
  drafts: Place[];
  unknown: Fault[];
  yaml?: YamlFile;
};

const nothingRead = (): FileRead => ({
  parsed: {
    sites: [],
    stages: [],
    articles: [],
    insights: [],
    insightFiles: [],
    courses: [],
    lessons: [],
    newsletters: [],
    issues: [],
    verdicts: [],
    images: [],
    cards: [],
  },
  refused: [],
  drafts: [],
  unknown: [],
});

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a row for each kind of file.
const readFile = (file: string, text: string): FileRead => {
  const nothing = nothingRead();
  const { parsed, refused, drafts } = nothing;
  const kind = contentKindOf(file);
  if (kind === 'other') {
    const message =
      'is not a file that Dripline knows; content is YAML, and Markdown for issues, in the places that the README names';
    return { ...nothing, unknown: [{ file, message }] };
  }
  const read = kind === 'issue' ? parseMarkdownFile(file, text) : parseYamlFile(file, text);
  if ('faults' in read) {
    if (/^draft: *true *(#.*)?\r?$/m.test(text)) drafts.push({ file, at: [] });
    refused.push({ file, at: [], kind, faults: read.faults });
    return nothing;
  }
  const { yaml } = read;

  const keep = <T>(schema: z.ZodType<T>, into: Parsed<T>[], value = yaml.value, at: Parsed<T>['at'] = []) => {
    if (kind !== 'site' && kind !== 'stage' && kind !== 'article' && saysDraft(value))
      drafts.push({ file, at });
    // `reportInput`: the sentence for a missing value differs from the one for a wrong value.
    const result = schema.safeParse(value, { reportInput: true });
    if (result.success) into.push({ file, at, value: result.data });
    else
      refused.push({
        file,
        at,
        kind,
        faults: schemaFaults(file, yaml, at, { error: result.error, schema }),
      });
  };
  switch (kind) {
    case 'site':
      keep(siteFileSchema, parsed.sites);
      break;
    case 'stage':
      keep(stageSchema, parsed.stages);
      break;
    case 'article':
      keep(articleSchema, parsed.articles);
      break;
    case 'insights': {
      const whole: Parsed<z.infer<typeof outerSchema>>[] = [];
      keep(outerSchema, whole);
      for (const { value } of whole) {
        parsed.insightFiles.push({ file, at: ['article'], value: value.article });
        value.insights.forEach((insight, index) => {
          keep(insightSchema, parsed.insights, insight, ['insights', index]);
        });
      }
      break;
    }
    case 'course':
      keep(courseFileSchema, parsed.courses);
      break;
    case 'lesson':
      keep(lessonSchema, parsed.lessons);
      break;
    case 'newsletter':
      keep(newsletterFileSchema, parsed.newsletters);
      break;
    case 'issue':
      keep(issueSchema, parsed.issues);
      break;
    case 'verdicts':
      keep(verdictsSchema, parsed.verdicts);
      break;
    case 'image':
      keep(madeImageSchema, parsed.images);
      break;
    case 'cards':
      keep(z.array(cardSchema), parsed.cards);
      break;
  }
  return { ...nothing, yaml };
};

/** What all files bring together. */
const together = (all: readonly FileRead[]): AsParsed => ({
  sites: all.flatMap(({ parsed }) => parsed.sites),
  stages: all.flatMap(({ parsed }) => parsed.stages),
  articles: all.flatMap(({ parsed }) => parsed.articles),
  insights: all.flatMap(({ parsed }) => parsed.insights),
  insightFiles: all.flatMap(({ parsed }) => parsed.insightFiles),
  courses: all.flatMap(({ parsed }) => parsed.courses),
  lessons: all.flatMap(({ parsed }) => parsed.lessons),
  newsletters: all.flatMap(({ parsed }) => parsed.newsletters),
  issues: all.flatMap(({ parsed }) => parsed.issues),
  verdicts: all.flatMap(({ parsed }) => parsed.verdicts),
  images: all.flatMap(({ parsed }) => parsed.images),
  cards: all.flatMap(({ parsed }) => parsed.cards),
});

/** Parses every file by its schema. What could be read is in `parsedContent`, what could not is in `faults`, or in `notes` of drafts. */
const parseBy =
  (read: typeof readFile): ParseContent =>
  (files) => {
    const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
    const all = sorted.map(([file, text]) => ({ file, ...read(file, text) }));
    const yamls = new Map(all.map(({ file, yaml }) => [file, yaml]));
    const refused = all.flatMap((each) => each.refused);
    const drafts = all.flatMap((each) => each.drafts);
    const unknown = all.flatMap((each) => each.unknown);
    const locate = ({ file, at, message }: Finding): Fault => {
      const line = yamls.get(file)?.lineAt(at);
      return line === undefined ? { file, message } : { file, line, message };
    };
    const isDraft = isDraftBy(drafts);
    const isFinal = (place: Place) => !isDraft(place);
    const broken = new Set(
      refused.filter(isFinal).flatMap(({ kind }) => (kind === 'site' || kind === 'stage' ? [] : kind)),
    );
    return {
      parsedContent: { ...together(all), drafts, broken },
      faults: [...unknown, ...refused.filter(isFinal).flatMap(({ faults }) => faults)],
      notes: refused.filter(isDraft).flatMap(({ faults }) => faults),
      locate,
    };
  };

export const parseContent: ParseContent = parseBy(readFile);

const assemble = (parsedContent: ParsedContent, site: Content['site']): Content => ({
  site,
  articles: new Map(parsedContent.articles.map(({ value }) => [value.id, value])),
  insights: new Map(parsedContent.insights.map(({ value }) => [value.id, value])),
  courses: new Map(
    parsedContent.courses.map(({ value: course }) => [
      course.id,
      {
        course,
        lessons: new Map(
          parsedContent.lessons
            .filter(({ file }) => courseInPath(file) === course.id)
            .map(({ value }) => [value.id, value]),
        ),
      },
    ]),
  ),
  images: new Map(
    parsedContent.images.flatMap(({ file, value }) => (value.status === 'ready' ? [[file, value]] : [])),
  ),
  cards: parsedContent.cards.flatMap(({ value }) => value),
  newsletters: new Map(
    parsedContent.newsletters.map(({ value: list }) => [
      list.id,
      {
        list,
        issues: new Map(
          parsedContent.issues
            .filter(({ file }) => listInPath(file) === list.id)
            .map(({ file, value }) => [issueId.parse(nameInPath(file)), value]),
        ),
      },
    ]),
  ),
});

const isMissing = (files: ContentFiles): Fault[] =>
  files.has(siteFile) ? [] : [{ file: siteFile, message: 'is missing; it says who sends the mails' }];

/** The site alone: what a stage is made from, whatever may be wrong with its courses. */
export const readSite = (files: ContentFiles): { site: Site } | { faults: Fault[] } => {
  const own = new Map([...files].filter(([path]) => path === siteFile));
  const { parsedContent, faults } = parseContent(own);
  const [site] = parsedContent.sites;
  return site ? { site: site.value } : { faults: [...isMissing(files), ...faults] };
};

/** What a stage is set up with; as it comes where there is no file of it. */
export const readStage = (
  files: ContentFiles,
  stage: StageName,
): { settings: StageSettings } | { faults: Fault[] } => {
  const file = stageFile(stage);
  const { parsedContent, faults } = parseContent(new Map([...files].filter(([path]) => path === file)));
  const [found] = parsedContent.stages;
  if (faults.length > 0) return { faults };
  return { settings: found?.value ?? defaultStageSettings };
};

const readBy =
  (parse: ParseContent): ReadContent =>
  (files) => {
    const { parsedContent, faults, notes, locate } = parse(files);
    const findings = contentFindings(parsedContent, contentHash);
    const found = (severity: Finding['severity']) =>
      findings.filter((finding) => finding.severity === severity).map(locate);
    const allFaults = [...isMissing(files), ...faults, ...found('fault')].sort(faultOrder);
    const allNotes = [...notes, ...found('note')].sort(faultOrder);
    const [site] = parsedContent.sites;
    return allFaults.length > 0 || !site
      ? { faults: allFaults, notes: allNotes }
      : { content: assemble(withoutDrafts(parsedContent), site.value), notes: allNotes };
  };

/** All content that is not a draft, consistent with itself, or everything that is wrong with it, sorted by file and line. */
export const readContent: ReadContent = readBy(parseContent);

/**
 * For whoever reads the same folder again and again: a file is parsed anew when its text has changed. What files bring is shared by
 * all readings, so nobody may change it; a file that the last reading had no more is forgotten.
 */
export const createParseContent = (): ParseContent => {
  let last = new Map<string, { text: string; read: FileRead }>();
  return (files) => {
    const now: typeof last = new Map();
    const result = parseBy((file, text) => {
      const known = last.get(file);
      const read = known?.text === text ? known.read : readFile(file, text);
      now.set(file, { text, read });
      return read;
    })(files);
    last = now;
    return result;
  };
};

const areSame = (some: ContentFiles, others: ContentFiles): boolean =>
  some.size === others.size && [...some].every(([path, text]) => others.get(path) === text);

/** The same of all that is no draft. Of files that are as the last time, it gives what it gave then. */
export const createReadContent = (): ReadContent => {
  const read = readBy(createParseContent());
  let last: { files: ContentFiles; read: ReturnType<ReadContent> } | undefined;
  return (files) => {
    if (!last || !areSame(last.files, files)) last = { files: new Map(files), read: read(files) };
    return last.read;
  };
};
