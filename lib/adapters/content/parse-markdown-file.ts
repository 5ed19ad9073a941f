import * as z from 'zod';
import type { Fault } from '../../domain/content/content.ts';
import { textOfFile } from '../../domain/content/file-text.ts';
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

/** What stands at `['body', 3]` is on the third line of the text. */
const lineWithin = ([, line]: Path): number => (typeof line === 'number' ? line : 0);

const recordSchema = z.record(z.string(), z.unknown());

/**
 * Parses Markdown under front matter: the YAML between two lines of `---`, and the text after them as one
 * more key, `body`. Lines are those of the file.
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
  return {
    yaml: {
      value: { ...front.data, body },
      // As for a YAML text block, the text begins on the line after its key's.
      lineAt: (path) => (path[0] === 'body' ? end + lineWithin(path) : yaml.lineAt(path)),
    },
  };
};
