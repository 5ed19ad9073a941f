import type { Nodes, Parents } from 'mdast';

/**
 * What authors write elsewhere and CommonMark reads as plain text: readers would see the signs. Each is looked for
 * in what the parser took for text, without what a backslash makes plain.
 */
const unknown: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /^(?=.*\|)(?=.*-)[ \t|:-]+$/m, name: 'a table' },
  { pattern: /^[ \t]*\|.*\|[ \t]*$/m, name: 'a table' },
  { pattern: /\[\^[^\]\s]+\]|\^\[/, name: 'a footnote' },
  { pattern: /~~|(?<!~)~(?![\s~])[^~]*(?<![\s~])~(?!~)/, name: 'words struck out' },
  { pattern: /==(?=\S)[^=]+==/, name: 'words highlighted' },
  { pattern: /\*\*/, name: 'asterisks that mark nothing' },
  { pattern: /\]\(|\]\[/, name: 'a link that can not be read' },
  { pattern: /\[\[/, name: 'a link of a wiki' },
  { pattern: /^[ \t]*#{2,6}[^#\s]/m, name: 'a heading without a space after its signs' },
  { pattern: /^[ \t]*:::/m, name: 'a block of another Markdown' },
  { pattern: /\$\$/, name: 'a formula' },
  { pattern: /(?<![\p{L}\p{N}:]):[a-z][a-z0-9_+-]*:(?![\p{L}\p{N}:])/u, name: 'the name of an emoji' },
];

const task = { pattern: /^\[[ \txX]\](?=\s)/, name: 'a task to tick off' };

const isParent = (node: Nodes): node is Parents => 'children' in node;

/** The text in a node. An address in angle brackets is text to the parser, and no author's words. */
const textsIn = (node: Nodes, markdown: string): Nodes[] => {
  if (node.type === 'text') return [node];
  if (node.type === 'link' && markdown[node.position?.start.offset ?? 0] === '<') return [];
  return isParent(node) ? node.children.flatMap((child) => textsIn(child, markdown)) : [];
};

const nothing = '\0';

/** The source of a node in which all but its text is blotted out; line ends stay, so that lines can be counted. */
const plainSource = (node: Nodes, markdown: string): string => {
  const from = node.position?.start.offset ?? 0;
  const source = markdown.slice(from, node.position?.end.offset ?? from);
  const shown = new Array<boolean>(source.length).fill(false);
  for (const { position } of textsIn(node, markdown))
    shown.fill(true, (position?.start.offset ?? from) - from, (position?.end.offset ?? from) - from);
  return source
    .replace(/[^\n]/g, (character, at: number) => (shown[at] ? character : nothing))
    .replace(/\\[!-/:-@[-`{-~]/g, nothing.repeat(2));
};

/** What a paragraph or heading holds of other Markdowns, with its line. */
export const unknownSyntax = (
  node: Nodes,
  markdown: string,
  beginsItem = false,
): { line: number; name: string } | undefined => {
  const source = plainSource(node, markdown);
  const lineAt = (at: number) =>
    (node.position?.start.line ?? 1) + source.slice(0, at).split('\n').length - 1;
  const found = (beginsItem ? [task, ...unknown] : unknown).flatMap(({ pattern, name }) => {
    const match = pattern.exec(source);
    return match ? [{ line: lineAt(match.index), name }] : [];
  });
  return found.sort((a, b) => a.line - b.line)[0];
};
