import { contentSchemas, type JsonSchema, jsonSchemaOf } from '../domain/content/content-schemas.ts';

type Row = { path: string; is: string; needed: boolean; says: string; forms: string[] };

const places: Record<keyof typeof contentSchemas, { title: string; path: string }> = {
  site: { title: 'The site', path: 'site.yaml' },
  stage: { title: 'A stage, which is deployed and never published', path: 'stages/NAME.yaml' },
  article: { title: 'An article', path: 'articles/ID.yaml' },
  insights: { title: 'The insights of an article', path: 'insights/ARTICLE.yaml' },
  course: { title: 'A course', path: 'courses/ID/course.yaml' },
  lesson: { title: 'A lesson', path: 'courses/COURSE/ID.yaml' },
  newsletter: { title: 'A newsletter', path: 'newsletters/ID/list.yaml' },
  issue: {
    title: 'An issue',
    path: 'newsletters/LIST/DATE-WORDS.md, as front matter, and the text below it',
  },
};

type Node = JsonSchema | boolean | undefined;

/** The forms that something can take: itself, where there is one. */
const formsOf = (node: Node): JsonSchema[] => {
  if (node === undefined || typeof node === 'boolean') return [];
  const forms = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  return forms.length === 0 ? [node] : forms.flatMap((form) => formsOf(form as Node));
};

const between = (low: number | undefined, high: number | undefined, of: string): string => {
  const isLow = low !== undefined && low > -Number.MAX_SAFE_INTEGER;
  const isHigh = high !== undefined && high < Number.MAX_SAFE_INTEGER;
  if (isLow && isHigh) return `${of} from ${low} to ${high}`;
  if (isHigh) return `${of}, ${high} at most`;
  return isLow ? `${of}, ${low} at least` : of;
};

const inWords = (form: JsonSchema): string => {
  if (form.const !== undefined) return `\`${String(form.const)}\``;
  if (form.enum) return form.enum.map((value) => `\`${String(value)}\``).join(' or ');
  switch (form.type) {
    case 'string':
      return form.format === 'email'
        ? 'an e-mail address'
        : form.format === 'uri'
          ? 'an address, with https://'
          : 'text';
    case 'integer':
      return between(form.minimum, form.maximum, 'a whole number');
    case 'number':
      return between(form.minimum, form.maximum, 'a number');
    case 'boolean':
      return '`true` or `false`';
    case 'array':
      return Array.isArray(form.items) ? `a list of ${form.items.length}` : 'a list';
    case 'object':
      return 'keys';
    default:
      return 'text';
  }
};

const defaultOf = ({ default: value }: JsonSchema): string =>
  value === undefined || typeof value === 'object' ? '' : `; \`${String(value)}\` unless you say otherwise`;

/** What tells a form from the others, if something does. */
const nameOf = ({ properties }: JsonSchema): string => {
  const kind = properties?.kind;
  return typeof kind === 'object' && typeof kind.const === 'string' ? kind.const : '';
};

const rowsOf = (node: Node, path: string): Row[] => {
  const forms = formsOf(node);
  return forms.flatMap((form) => [
    ...[form.items ?? []].flat().flatMap((item) => rowsOf(item as Node, `${path}[]`)),
    ...rowsOf(form.additionalProperties, `${path}.NAME`),
    ...Object.entries(form.properties ?? {}).flatMap(([key, value]): Row[] => {
      if (typeof value === 'boolean') return [];
      const at = path === '' ? key : `${path}.${key}`;
      const is = [...new Set(formsOf(value).map(inWords))].join(' or ') + defaultOf(value);
      const needed = form.required?.includes(key) === true && value.default === undefined;
      const row = { path: at, is, needed, says: value.description ?? '', forms: [nameOf(form)] };
      // A list of choices says itself what each of them is.
      return [row, ...rowsOf(value, at)];
    }),
  ]);
};

/** Each key once, with the forms that have it; one that means something else in each, once a meaning. */
const merged = (rows: readonly Row[]): Row[] =>
  [...Map.groupBy(rows, ({ path, says }) => path + says).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, forms: [first, ...others].flatMap(({ forms }) => forms) }] : [],
  );

const tableOf = (kind: keyof typeof contentSchemas): string[] => {
  const rows = merged(rowsOf(jsonSchemaOf(contentSchemas[kind]), ''));
  const most = Math.max(...rows.map(({ forms }) => forms.length));
  return rows.map(({ path, is, needed, says, forms }) => {
    const isOfSome = forms.length < most && forms.some((form) => form !== '') && !path.endsWith('.kind');
    const only = isOfSome ? ` Only of the kind ${forms.join(' or ')}.` : '';
    return `| \`${path}\`${needed ? ' *' : ''} | ${is} | ${says}${only} |`;
  });
};

/** docs/content-reference.md: every key of every file, in the words that editors and schemas have, too. */
export const contentReference = (): string =>
  [
    '# What may stand in the content',
    '',
    'Written from the schemas by `npm run content-reference`: what is said here is what an editor shows, and what a check goes by. Keys with a',
    'star have to be there. `[]` is each item of a list, NAME a key of your own. Paths are those within the folder of the content.',
    ...(Object.keys(places) as (keyof typeof contentSchemas)[]).flatMap((kind) => [
      '',
      `## ${places[kind].title}`,
      '',
      `\`${places[kind].path.replace(/,.*/, '')}\`${/,.*/.exec(places[kind].path)?.[0] ?? ''}`,
      '',
      '| key | what stands there | what it is |',
      '|---|---|---|',
      ...tableOf(kind),
    ]),
    '',
  ].join('\n');
