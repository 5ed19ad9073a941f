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
  visit,
} from 'yaml';
import type { Fault } from '../../domain/content/content.ts';
import type { Path } from '../../domain/content/parsed-content.ts';

/** A YAML file as plain data, and the line on which each part of it stands. */
export type YamlFile = { value: unknown; lineAt: (path: Path) => number };

/** Far more than any lesson, far less than what would keep a parser busy. */
const largestFile = 500_000;

// Line feeds and nothing else: no control characters, no private use (Dripline's own marks), no bytes that
// were not UTF-8 (read as U+FFFD), nothing that turns the direction of the text around it.
const notText =
  /(?!\n)[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Says which character of a text is not text, if one is. */
export const strangeCharacters = (text: string): string | undefined => {
  const found = notText.exec(text)?.[0];
  return found && `holds the character ${codePoint(found)}, which is not text`;
};

/** What YAML allows and content must not use, each with its place. */
const forbidden = (document: Document): { offset: number; message: string }[] => {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Alias: (_, alias) => {
      found.push({ offset: alias.range?.[0] ?? 0, message: `uses the alias *${alias.source}; write it out` });
    },
    Scalar: (_, scalar) => {
      const message = typeof scalar.value === 'string' ? strangeCharacters(scalar.value) : undefined;
      if (message) found.push({ offset: scalar.range?.[0] ?? 0, message });
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
export const parseYamlFile = (file: string, text: string): { yaml: YamlFile } | { faults: Fault[] } => {
  if (text.length > largestFile)
    return { faults: [{ file, message: `is larger than ${largestFile / 1000} KB` }] };
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const faults = [
      ...[...document.errors, ...document.warnings].map(({ pos, message }) => ({ offset: pos[0], message })),
      ...forbidden(document),
    ].map(({ offset, message }) => ({ file, line: lines.linePos(offset).line, message }));
    if (faults.length > 0) return { faults: firstOfEachLine(faults) };
    const lineAt = (path: Path) => lines.linePos(offsetAt(document, path)).line;
    return { yaml: { value: document.toJS(), lineAt } };
  } catch (error) {
    // The parser is recursive: a file that nests thousands deep runs it out of stack.
    return { faults: [{ file, message: `cannot be read as YAML (${String(error)})` }] };
  }
};
