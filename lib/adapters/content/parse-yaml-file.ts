import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { Fault } from '../../domain/content/content.ts';
import { textOfFile } from '../../domain/content/file-text.ts';
import type { Path } from '../../domain/content/parsed-content.ts';
import { strangeCharacter } from '../../domain/prose/strange-characters.ts';

/** A YAML file as plain data, the line on which each part of it stands, and how its author knows a part, if not by its path. */
export type YamlFile = { value: unknown; lineAt: (path: Path) => number; nameOf?: (path: Path) => Path };

/** Far more than any lesson, far less than what would keep a parser busy. */
const largestFile = 500_000;

/** `#1` in the middle of a plain text, which nobody means for a comment: those have a blank after their sign. */
const leftOutAfter = ({ type, comment }: Scalar): string | undefined =>
  type === 'PLAIN' && comment && /^[^\s#]/.test(comment) ? `#${comment.split('\n')[0]}` : undefined;

/** What YAML allows and content must not use, each with its place. */
const forbidden = (document: Document, source: string): { offset: number; message: string }[] => {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Alias: (_, alias) => {
      found.push({ offset: alias.range?.[0] ?? 0, message: `uses the alias *${alias.source}; write it out` });
    },
    Scalar: (_, scalar) => {
      const leftOut = leftOutAfter(scalar);
      if (leftOut !== undefined)
        found.push({
          offset: scalar.range?.[1] ?? 0,
          message: `leaves out “${leftOut}”: in YAML a # after a blank begins a comment. Put the whole text in quotation marks, or a blank after the #`,
        });
      const strange = typeof scalar.value === 'string' ? strangeCharacter(scalar.value) : undefined;
      if (!strange) return;
      const [start, end] = scalar.range ?? [0, 0];
      // Where it is written as an escape, the text that it stands in is near enough.
      const within = strangeCharacter(source.slice(start, end))?.at ?? 0;
      found.push({ offset: start + within, message: strange.message });
    },
  });
  return found;
};

const offsetAt = (document: Document, path: Path): number => {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    const next = isMap(node)
      ? node.items.find(({ key }) => (isScalar(key) ? key.value : key) === step)
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined;
    const place = isPair(next) ? next.key : next;
    if (isNode(place)) offset = place.range?.[0] ?? offset;
    node = isPair(next) ? next.value : next;
    if (isAlias(node) || next === undefined) break;
  }
  return offset;
};

/** One fault a line: what follows from the first is noise. */
const firstOfEachLine = (faults: readonly Fault[]): Fault[] =>
  [...new Map(faults.toReversed().map((fault) => [fault.line, fault])).values()].reverse();

/** Parses one file. Every fault has its line; nothing that a file can hold makes it throw. */
export const parseYamlFile = (file: string, read: string): { yaml: YamlFile } | { faults: Fault[] } => {
  const decoded = textOfFile(file, read);
  if ('fault' in decoded) return { faults: [decoded.fault] };
  const { text } = decoded;
  if (text.trim() === '') return { faults: [{ file, message: 'is empty' }] };
  if (text.length > largestFile)
    return { faults: [{ file, message: `is larger than ${largestFile / 1000} KB` }] };
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const faults = [
      ...[...document.errors, ...document.warnings].map(({ pos, message }) => ({ offset: pos[0], message })),
      ...forbidden(document, text),
    ].map(({ offset, message }) => ({ file, line: lines.linePos(offset).line, message }));
    if (faults.length > 0) return { faults: firstOfEachLine(faults) };
    const lineAt = (path: Path) => lines.linePos(offsetAt(document, path)).line;
    return { yaml: { value: document.toJS(), lineAt } };
  } catch (error) {
    // The parser is recursive: a file that nests thousands deep runs it out of stack.
    return { faults: [{ file, message: `cannot be read as YAML (${String(error)})` }] };
  }
};
