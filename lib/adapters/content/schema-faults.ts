import type { z } from 'zod';
import type { Fault } from '../../domain/content/content.ts';
import type { Path } from '../../domain/content/parsed-content.ts';
import type { YamlFile } from './parse-yaml-file.ts';

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

const sentence = (issue: Issue): string => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has ${issue.keys.map((key) => `"${key}"`).join(' and ')}, which means nothing here`;
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be of the type ${issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`;
    case 'invalid_union':
      // Zod's own words say nothing to an author; those of a schema of ours do.
      return issue.message === 'Invalid input' ? 'has none of the forms allowed here' : issue.message;
    default:
      return issue.message.replace(/^./, (first) => first.toLowerCase());
  }
};

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
export const schemaFaults = (file: string, yaml: YamlFile, at: Path, error: z.ZodError): Fault[] =>
  error.issues
    .map((issue) => ({ ...issue, path: [...at, ...issue.path] }))
    .flatMap(meant)
    .map((issue) => ({
      file,
      line: lineOf(yaml, issue),
      message: `${nameOf(yaml, issue)} ${sentence(issue)}`.trim(),
    }));
