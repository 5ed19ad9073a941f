import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseMarkdownFile } from '../../lib/adapters/content/parse-markdown-file.ts';
import { parseYamlFile } from '../../lib/adapters/content/parse-yaml-file.ts';
import { createReadContent } from '../../lib/adapters/content/read-content.ts';
import { type Removal, removeContent } from '../../lib/authoring/remove-content.ts';
import { type Renaming, renameContent } from '../../lib/authoring/rename-content.ts';
import { articleId } from '../../lib/domain/content/article.ts';
import { type ContentFiles, faultInWords } from '../../lib/domain/content/content.ts';
import { contentKindOf } from '../../lib/domain/content/content-paths.ts';
import { contentSchemas } from '../../lib/domain/content/content-schemas.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { insightId } from '../../lib/domain/content/insight.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { listId, segmentName } from '../../lib/domain/content/newsletter.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../fixtures/newsletter-files.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const names = {
  course: courseId,
  lesson: lessonId,
  article: articleId,
  insight: insightId,
  newsletter: listId,
  issue: issueId,
  segment: segmentName,
};
type Kind = keyof typeof names;
const kinds = Object.keys(names) as Kind[];

/** A place in a kind of file where a name stands: keys, with `*` for one of an author's own. */
type NamedPlace = `${keyof typeof contentSchemas} ${string}`;

const kindOf = (schema: z.core.$ZodType): Kind | undefined =>
  kinds.find((kind) => schema === names[kind]) ?? (schema._zod.parent && kindOf(schema._zod.parent));

/** Every place below a schema, with the kind of name that stands there. */
const placesIn = (schema: z.core.$ZodType, at: readonly string[] = []): [string, Kind][] => {
  const kind = kindOf(schema);
  if (kind) return [[at.join('.'), kind]];
  // Whatever is a schema here is one of zod's own.
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, value]) => placesIn(value, [...at, key]));
    case 'record':
      return [...placesIn(def.keyType, [...at, '*']), ...placesIn(def.valueType, [...at, '*'])];
    case 'array':
      return placesIn(def.element, at);
    case 'tuple':
      return def.items.flatMap((item) => placesIn(item, at));
    case 'union':
      return def.options.flatMap((option) => placesIn(option, at));
    case 'pipe':
      return [...placesIn(def.in, at), ...placesIn(def.out, at)];
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return placesIn(def.innerType, at);
    default:
      return [];
  }
};
const places = new Map(
  Object.entries(contentSchemas).flatMap(([file, schema]) =>
    placesIn(schema).map(([at, kind]): [string, Kind] => [`${file} ${at}`, kind]),
  ),
);

/** Names that are of nothing that is there, and stay as they are. */
const ofThePast: NamedPlace[] = ['site ended', 'lesson was', 'issue was'];

const list = 'content/newsletters/notes/list.yaml';
const january = 'content/newsletters/notes/2027-01-12-hello.md';
const february = 'content/newsletters/notes/2027-02-02-again.md';
const march = 'content/newsletters/notes/2027-03-02-once-more.md';

/** Content that names something in every place where that is possible. */
const everywhere: ContentFiles = new Map([
  ...breadCourse({
    'content/site.yaml': (text) => `${text}newsletter: notes\n`,
    'content/courses/bread/course.yaml': (text) =>
      text
        .replace(/closing:\n[\s\S]*?blocks:\n/, '$&    - insight: a-reason\n    - recap: a-pitfall\n')
        .replace(/leftOut:[\s\S]*$/, 'leftOut:\n  - insight: a-draft\n    reason: Not yet.\n'),
    'content/courses/bread/oven.yaml': (text) => text.replace('blocks:\n', '$&  - recap: a-pitfall\n'),
    'content/insights/rye.yaml': (text) =>
      `${text}  - id: a-draft\n    kind: reason\n    title: A draft\n    statement: What a draft claims.\n    evidence:\n      - {article: rye, paragraphs: [1]}\n`,
  }),
  [
    list,
    `${listYaml('notes')}segments:
  # Those who have begun.
  begun: { course: bread, had: flour, notHad: oven } # and not finished
  elsewhere:
    list: "tides"
  bread:
    course: bread
    standing: [active]
`,
  ],
  ['content/newsletters/tides/list.yaml', listYaml('tides')],
  [january, issueMarkdown({ subject: 'Hello in January', date: '2027-01-12', audience: 'course:bread' })],
  [february, issueMarkdown({ subject: 'In February', date: '2027-02-02', audience: 'segment:begun' })],
  [
    march,
    `${issueMarkdown({ subject: 'And in March', date: '2027-03-02', audience: 'finished:bread' })}
\`\`\`blocks
- insight: a-reason
- recap: a-pitfall
\`\`\`
`,
  ],
]);

type Found = { file: string; at: string; kind: Kind; name: string };

/** What a file holds as data, with its audience taken apart. */
const dataOf = (file: string, text: string): unknown => {
  const isIssue = contentKindOf(file) === 'issue';
  const read = isIssue ? parseMarkdownFile(file, text) : parseYamlFile(file, text);
  if ('faults' in read) throw new Error(read.faults.map(faultInWords).join());
  if (!isIssue) return read.yaml.value;
  const issue = z.looseObject({ audience: z.string() }).parse(read.yaml.value);
  const [who = '', name] = issue.audience.split(':');
  return { ...issue, audience: { [who === 'segment' ? who : 'course']: name } };
};

/** What stands where a name may. */
const namesIn = (files: ContentFiles): Found[] =>
  [...files].flatMap(([file, text]) => {
    const at = (keys: readonly string[]) => `${contentKindOf(file)} ${keys.join('.')}`;
    const named = (value: unknown, keys: readonly string[]): Found[] => {
      const kind = places.get(at(keys));
      if (Array.isArray(value)) return value.flatMap((item) => named(item, keys));
      if (typeof value !== 'object' || value === null)
        return kind ? [{ file, at: keys.join('.'), kind, name: String(value) }] : [];
      const areChosen = places.has(at([...keys, '*']));
      return Object.entries(value).flatMap(([key, inner]) => [
        ...(areChosen ? named(key, [...keys, '*']) : []),
        ...named(inner, [...keys, areChosen ? '*' : key]),
      ]);
    };
    return named(dataOf(file, text), []);
  });

const faultsOf = (files: ContentFiles): string[] => {
  const read = readContent(files);
  return [...('faults' in read ? read.faults : []), ...read.notes].map(faultInWords);
};

const [bread, notes, tides] = [courseId.parse('bread'), listId.parse('notes'), listId.parse('tides')];
const renamings: Renaming[] = [
  { kind: 'course', from: bread, to: courseId.parse('loaf') },
  { kind: 'lesson', from: lessonId.parse('flour'), to: lessonId.parse('meal'), course: bread },
  { kind: 'lesson', from: lessonId.parse('oven'), to: lessonId.parse('hearth'), course: bread },
  { kind: 'article', from: articleId.parse('rye'), to: articleId.parse('on-rye') },
  ...['a-pitfall', 'a-reason', 'a-draft'].map(
    (id): Renaming => ({ kind: 'insight', from: insightId.parse(id), to: insightId.parse(`${id}-too`) }),
  ),
  { kind: 'newsletter', from: notes, to: listId.parse('letters') },
  { kind: 'newsletter', from: tides, to: listId.parse('ebb') },
];

describe('every place of the content where a name may stand', () => {
  it('is one that this test knows of', () => {
    expect(faultsOf(everywhere)).toEqual([]);
    const named = new Set(namesIn(everywhere).map(({ file, at }) => `${contentKindOf(file)} ${at}`));
    expect([...places.keys()].filter((place) => !named.has(place)).sort()).toEqual([...ofThePast].sort());
  });

  it.each(renamings.map((renaming) => [renaming.kind, renaming.from, renaming] as const))(
    'is followed by the renaming of a %s: %s',
    (kind, from, renaming) => {
      const renamed = renameContent(readContent)(everywhere, renaming);
      if ('refused' in renamed) throw new Error(renamed.refused);
      expect(faultsOf(renamed.files)).toEqual([]);
      const after = namesIn(renamed.files).filter(({ at }) => at !== 'was');
      expect(after.map(({ at, name }) => ({ at, name }))).toEqual(
        namesIn(everywhere).map(({ at, name, kind: is }) => ({
          at,
          name: is === kind && name === from ? renaming.to : name,
        })),
      );
    },
  );

  const named = namesIn(everywhere).filter(({ at }) => !['id', 'insights.id', 'segments.*'].includes(at));
  it.each(
    [...Map.groupBy(named, ({ file, at }) => `${contentKindOf(file)} ${at}`)].map(
      ([place, [one]]) => [place, one] as const,
    ),
  )('is checked: %s', (_, one) => {
    if (!one) throw new Error('A group has a first.');
    const { file, name, at } = one;
    const wrong = `${name}x`;
    const text = everywhere.get(file) ?? '';
    const key = at.split('.').findLast((step) => step !== '*');
    // The first line that has the key at all, or below it, with the name after it.
    const begins = text.search(new RegExp(`\\b${at.startsWith('audience') ? 'audience' : key}:`));
    const where = text.indexOf(name, begins);
    const mistaken = `${text.slice(0, where)}${wrong}${text.slice(where + name.length)}`;
    const line = mistaken.slice(0, where).split('\n').length;
    expect(faultsOf(new Map(everywhere).set(file, mistaken))).toContainEqual(
      expect.stringMatching(new RegExp(`^${file}:${line} .*"${wrong}"`)),
    );
  });

  const removals: Removal[] = [
    { kind: 'course', id: bread },
    { kind: 'course', id: bread, as: 'ended' },
    ...['flour', 'oven'].map((id): Removal => ({ kind: 'lesson', id: lessonId.parse(id), course: bread })),
    { kind: 'article', id: articleId.parse('rye') },
    ...['a-pitfall', 'a-reason', 'a-draft'].map(
      (id): Removal => ({ kind: 'insight', id: insightId.parse(id) }),
    ),
    { kind: 'newsletter', id: notes },
    { kind: 'newsletter', id: tides },
    { kind: 'newsletter', id: tides, as: 'ended' },
  ];
  it.each(removals.map((removal) => [removal.kind, removal.id, removal] as const))(
    'names no %s that is removed: %s',
    (kind, id, removal) => {
      const removed = removeContent(readContent)(everywhere, removal);
      if ('refused' in removed) expect(removed.refused).toContain('Nothing was removed');
      else if (removal.kind === 'newsletter' && removal.as === 'ended') expect(removed.gone).not.toEqual([]);
      else expect(namesIn(removed.files).filter((one) => one.kind === kind && one.name === id)).toEqual([]);
    },
  );
});
