import type { z } from 'zod';
import type { Fault } from '../../domain/content/content.ts';
import type { Path } from '../../domain/content/parsed-content.ts';
import { didYouMean, nearest } from '../../domain/prose/nearest.ts';
import { type KnownWords, knownWords } from './known-words.ts';
import type { YamlFile } from './parse-yaml-file.ts';
import { timeOfDay } from './time-of-day.ts';

type Issue = z.core.$ZodIssue;

const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

/** How many keys of a thing a branch of a union knows nothing of. */
const unknownTo = (branch: readonly Issue[]): number =>
  branch.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : []))
    .length;

/** Of a union's branches, the issues of the one that the author most likely meant: the one that knows most of its keys. */
const meant = (issue: Issue): Issue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const most = keysOf(issue.input).length;
  const branches = issue.errors.filter((branch) => branch.length > 0 && unknownTo(branch) < most);
  const fewest = Math.min(...branches.map(unknownTo));
  const [only, ...others] = branches.filter((branch) => unknownTo(branch) === fewest);
  if (!only || others.length > 0) return [issue];
  return only.flatMap((inner) => meant({ ...inner, path: [...issue.path, ...inner.path] }));
};

const quoted = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value));

const oneOf = (values: readonly unknown[]): string => values.map(quoted).join(' or ');

const inPlainWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'keys and values',
};

const typeOf = (input: unknown): string => {
  if (input === null) return 'nothing';
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object' ? 'keys and values' : quoted(input);
};

/** `has 76 characters, 70 at most`, and whatever else has a size. */
const sizeOf = (input: unknown, limit: string): string => {
  if (typeof input === 'string') return `has ${input.length} characters; ${limit}`;
  if (Array.isArray(input)) return `has ${input.length} ${input.length === 1 ? 'item' : 'items'}; ${limit}`;
  return `is ${quoted(input)}; ${limit}`;
};

const sentence = (issue: Issue, known: KnownWords): string => {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [first = ''] = issue.keys;
      const keys = issue.keys.map((key) => `"${key}"`).join(' and ');
      return `has ${keys}, which means nothing here${didYouMean(first, known.keysAt(issue.path))}`;
    }
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_value': {
      const values = issue.values.map(String);
      return `is ${typeOf(issue.input)}; it must be ${oneOf(values)}${didYouMean(String(issue.input), values)}`;
    }
    case 'invalid_union':
      // Zod's own words say nothing to an author; those of a schema of ours do.
      return isOfZod(issue) ? noneOf(issue, known) : issue.message;
    case 'invalid_format':
      return wrongFormat(issue);
    case 'too_big':
      return sizeOf(issue.input, `${issue.maximum} at most`);
    case 'too_small':
      return sizeOf(issue.input, `${issue.minimum} at least`);
    default:
      return issue.message.replace(/^./, (first) => first.toLowerCase());
  }
};

const wrongFormat = ({ format, input, message }: Extract<Issue, { code: 'invalid_format' }>): string => {
  switch (format) {
    case 'url':
      return `is ${quoted(input)}, which is no address of a page; write it in full, beginning with https://`;
    case 'email':
      return `is ${quoted(input)}, which is no e-mail address; write it as name@example.org`;
    default:
      return message.replace(/^./, (first) => first.toLowerCase());
  }
};

/** The hour that an author meant with a time of day, where an hour belongs. */
const hourMeant = ({ path, input }: Issue): ReturnType<typeof timeOfDay> =>
  typeof input === 'string' && /hour$/i.test(String(path.at(-1))) ? timeOfDay(input) : undefined;

const wrongType = (issue: Extract<Issue, { code: 'invalid_type' }>): string => {
  const { input, expected } = issue;
  if (input === undefined) return 'is missing';
  // A key without a value, as a scaffold or a worksheet leaves it.
  if (input === null) return 'is still to be written';
  const said = `must be ${inPlainWords[expected] ?? `of the type ${expected}`}, and is ${typeOf(input)}`;
  const meant = hourMeant(issue);
  if (!meant) return said;
  return meant.isFull
    ? `${said}; write the hour alone: ${meant.hour}`
    : `${said}; mail goes out at full hours: write ${meant.hour} or ${(meant.hour + 1) % 24}`;
};

type Union = Extract<Issue, { code: 'invalid_union' }>;

const isOfZod = (issue: Union): boolean => 'discriminator' in issue || issue.message === 'Invalid input';

/** Of something that can be several things, and is none of them. */
const noneOf = ({ path, input, ...issue }: Union, known: KnownWords): string => {
  if (input === undefined) return 'is missing';
  const last = path.at(-1);
  if ('discriminator' in issue && issue.discriminator === last) {
    const kinds = known.valuesAt(path);
    const given = typeof input === 'object' && input !== null ? Object.entries(input) : [];
    const value = given.find(([key]) => key === last)?.[1] ?? input;
    return value === undefined || typeof value === 'object'
      ? `is missing; it is ${oneOf(kinds)}`
      : `is ${quoted(value)}; it must be ${oneOf(kinds)}${didYouMean(String(value), kinds)}`;
  }
  const keys = known.keysAt(path);
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
    const strange = Object.keys(input).find((key) => !keys.includes(key));
    if (strange !== undefined)
      return `has "${strange}", which means nothing here${didYouMean(strange, keys)}`;
    return `has none of the forms allowed here: it is one of ${keys.join(', ')}`;
  }
  return 'has none of the forms allowed here';
};

/** A slip that can only mean one thing: what stands there, and what should. */
type Slip = { from: string; to: string };

/** A key that is nearly another one which is not there yet, and a full hour that is written as a time of day. */
const slipOf = (issue: Issue, known: KnownWords): Slip | undefined => {
  const { input } = issue;
  if (issue.code === 'invalid_type' && typeof input === 'string') {
    const meant = hourMeant(issue);
    return meant?.isFull ? { from: input, to: String(meant.hour) } : undefined;
  }
  if (typeof input !== 'object' || input === null) return undefined;
  const keys = known.keysAt(issue.path);
  const given = Object.keys(input);
  const [strange, ...others] = given.filter((key) => !keys.includes(key));
  const isKey = issue.code === 'unrecognized_keys' || issue.code === 'invalid_union';
  if (!isKey || strange === undefined || others.length > 0) return undefined;
  const to = nearest(
    strange,
    keys.filter((key) => !given.includes(key)),
  );
  return to === undefined ? undefined : { from: strange, to };
};

/** The line with the slip mended; undefined where it stands there not at all, or more than once. */
const mended = (line: string, { from, to }: Slip): string | undefined =>
  line.split(from).length === 2 ? line.replace(from, () => to) : undefined;

const pathOf = (issue: Issue): Path =>
  issue.path.map((step) => (typeof step === 'number' ? step : String(step)));

/** `blocks[2].prose` for the path of an issue. */
const nameOf = (yaml: YamlFile, issue: Issue): string => {
  const path = pathOf(issue);
  return (yaml.nameOf?.(path) ?? path).reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : name ? `${name}.${step}` : step),
    '',
  );
};

/** The line of an issue; a prose issue knows its own line within a block scalar, which starts a line below its key. */
const lineOf = (yaml: YamlFile, issue: Issue): number => {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const within = issue.code === 'custom' ? issue.params?.line : undefined;
  return yaml.lineAt([...pathOf(issue), ...keys]) + (typeof within === 'number' ? within : 0);
};

/** What a schema refused of the part of a file that stands at `at`: a sentence an issue, with its line. */
export const schemaFaults = (
  file: string,
  yaml: YamlFile,
  at: Path,
  { error, schema }: { error: z.ZodError; schema: z.ZodType },
): Fault[] => {
  const known = knownWords(schema);
  return error.issues.flatMap(meant).map((issue) => {
    const said = sentence(issue, known);
    const placed = { ...issue, path: [...at, ...issue.path] };
    const fault = { file, line: lineOf(yaml, placed), message: `${nameOf(yaml, placed)} ${said}`.trim() };
    const slip = slipOf(issue, known);
    const mend = slip && mended(yaml.textOf(fault.line), slip);
    return mend === undefined ? fault : { ...fault, mend };
  });
};
