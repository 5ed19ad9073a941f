import * as z from 'zod';
import type { Fault } from '../../domain/content/content.ts';
import { textOfFile } from '../../domain/content/file-text.ts';
import { type IssuePart, partsOfIssue } from '../../domain/content/issue-body.ts';
import type { Path } from '../../domain/content/parsed-content.ts';
import { strangeCharacter } from '../../domain/prose/strange-characters.ts';
import { parseYamlFile, type YamlFile } from './parse-yaml-file.ts';

/** What is wrong with the marks of the front matter where it cannot be found. */
const missingIn = (text: string): string => {
  if (/^---[ \t]*(?:\n|$)/.test(text))
    return 'has front matter that is never closed: a second line of nothing but --- is missing';
  return /^\s+---[ \t]*\n/.test(text)
    ? 'has something before its front matter: the first line has to be ---, without an empty one or blanks before it'
    : 'must begin with front matter: YAML between two lines of ---';
};

/** What stands at `[3]` is on the third line of the text. */
const lineWithin = ([line]: Path): number => (typeof line === 'number' ? line : 0);

const recordSchema = z.record(z.string(), z.unknown());

/** A part of the text as its schema wants it, and the lines of what is in it. */
type Part = { value: unknown; lineAt: YamlFile['lineAt'] };

const readPart = (
  file: string,
  { kind, text, line }: IssuePart,
  above: number,
): { part: Part } | { faults: Fault[] } => {
  const before = above + line - 1;
  // As for a YAML text block, the text begins on the line after its key's.
  if (kind === 'markdown')
    return { part: { value: { kind, text }, lineAt: (within) => before + lineWithin(within) } };
  const notAList = {
    file,
    line: before,
    message: 'has ```blocks without a list of blocks, each after a dash as in a lesson: - insight: its-id',
  };
  if (text.trim() === '') return { faults: [notAList] };
  const read = parseYamlFile(file, '\n'.repeat(before) + text);
  if ('faults' in read) return read;
  const { value, lineAt } = read.yaml;
  return Array.isArray(value) ? { part: { value: { kind, blocks: value }, lineAt } } : { faults: [notAList] };
};

const readParts = (file: string, body: string, above: number): Part[] | { faults: Fault[] } => {
  const read = partsOfIssue(body).map((part) => readPart(file, part, above));
  const faults = read.flatMap((part) => ('faults' in part ? part.faults : []));
  return faults.length > 0 ? { faults } : read.flatMap((each) => ('part' in each ? each.part : []));
};

/**
 * Parses Markdown under front matter: the YAML between two lines of `---`, and the text after them as one
 * more key, `body`, with a part for each stretch of Markdown and each list of blocks. Lines are those of the file.
 */
export const parseMarkdownFile = (file: string, read: string): { yaml: YamlFile } | { faults: Fault[] } => {
  const decoded = textOfFile(file, read);
  if ('fault' in decoded) return { faults: [decoded.fault] };
  const { text } = decoded;
  const [, matter] = /^---[ \t]*\n(|.*?\n)---[ \t]*(?:\n|$)/s.exec(text) ?? [];
  if (matter === undefined) return { faults: [{ file, line: 1, message: missingIn(text) }] };
  const keyless = { file, line: 2, message: 'has front matter without keys and values' };
  if (matter.trim() === '') return { faults: [keyless] };
  // In the place of the opening mark stands an empty line, so that the parser counts as the file does.
  const parsed = parseYamlFile(file, `\n${matter}`);
  if ('faults' in parsed) return parsed;
  const { yaml } = parsed;

  const end = matter.split('\n').length + 1;
  const body = text.split('\n').slice(end).join('\n');
  const strange = strangeCharacter(body);
  if (strange) {
    const line = end + body.slice(0, strange.at).split('\n').length;
    return { faults: [{ file, line, message: strange.message }] };
  }
  const front = recordSchema.safeParse(yaml.value);
  if (!front.success) return { faults: [keyless] };
  if ('body' in front.data)
    return {
      faults: [
        {
          file,
          line: yaml.lineAt(['body']),
          message: 'has "body" as a key; the text goes below the front matter',
        },
      ],
    };
  const parts = readParts(file, body, end);
  if ('faults' in parts) return parts;
  return {
    yaml: {
      value: { ...front.data, body: parts.map(({ value }) => value) },
      lineAt: (path) => {
        const [key, index, , ...within] = path;
        if (key !== 'body') return yaml.lineAt(path);
        return parts[Number(index)]?.lineAt(within) ?? end;
      },
      // An author knows of blocks by their places in their list, and of no parts.
      nameOf: (path) => {
        const [key, , , ...within] = path;
        if (key !== 'body') return path;
        return within.length > 0 ? ['blocks', ...within] : ['body'];
      },
      textOf: yaml.textOf,
    },
  };
};
