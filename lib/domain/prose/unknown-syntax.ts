import type { Link, Nodes, Parents } from 'mdast';

/**
 * What authors write elsewhere and CommonMark reads as plain text: readers would see the signs. Each is looked for
 * in what the parser took for text, without what a backslash makes plain.
 */
const unknown: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /^(?=.*\|)(?=.*-)[ \t|:-]+$/m, name: 'a table (place a `table:` block instead)' },
  { pattern: /^[ \t]*\|.*\|[ \t]*$/m, name: 'a table (place a `table:` block instead)' },
  { pattern: /\[\^[^\]\s]+\]|\^\[/, name: 'a footnote' },
  { pattern: /~~|(?<!~)~(?![\s~])[^~]*(?<![\s~])~(?!~)/, name: 'words struck out' },
  { pattern: /==(?=\S)[^=]+==/, name: 'words highlighted' },
  { pattern: /\*\*/, name: 'asterisks that mark nothing' },
  { pattern: /\]\(|\]\[/, name: 'a link that can not be read' },
  { pattern: /\[\[/, name: 'a link of a wiki' },
  { pattern: /^[ \t]*#{2,6}[^#\s]/m, name: 'a heading without a space after its signs' },
  { pattern: /^[ \t]*(?::::|!!![ \t]+[a-z]|\+\+\+[ \t]*$)/m, name: 'a block of another Markdown' },
  { pattern: /\$\$/, name: 'a formula' },
  { pattern: /(?<![\w$])\$(?=\S)[^$\n]*[\\^_{}][^$\n]*(?<=\S)\$(?![\w$])/, name: 'a formula' },
  { pattern: /(?<=[\p{L}\p{N})])\^[^\s^]+\^/u, name: 'words set higher' },
  { pattern: /(?<![\w+])\+\+(?=\S)[^+\n]+(?<=\S)\+\+(?![\w+])/, name: 'words marked as new' },
  { pattern: /%%[^%\n]+%%/, name: 'a comment of another Markdown' },
  { pattern: /^[ \t]*:[ \t]+\S/m, name: 'a definition below its term' },
  { pattern: /^\*\[[^\]\n]+\]:/m, name: 'the long form of an abbreviation' },
  { pattern: /^[ \t]*\[toc\][ \t]*$/im, name: 'a table of contents' },
  { pattern: /\{:?[ \t]*[.#][a-z][\w.# -]*\}/i, name: 'attributes in braces' },
  {
    pattern: /^[ \t]*[\u2022\u2023\u25E6\u25AA\u25CF\u2219][ \t]/m,
    name: 'a bullet that makes no list (a hyphen does)',
  },
  { pattern: /(?<![\p{L}\p{N}:]):[a-z][a-z0-9_+-]*:(?![\p{L}\p{N}:])/u, name: 'the name of an emoji' },
];

/** What other Markdowns make a link of. The words of a link may well be an address. */
const bareAddress = {
  pattern: /(?<![\w@/])https?:\/\/\S/i,
  name: 'an address that is no link (angle brackets around it make one)',
};

const task = { pattern: /^\[[ \txX]\](?=\s)/, name: 'a task to tick off' };

const isParent = (node: Nodes): node is Parents => 'children' in node;

/** The text in a node, with that in some of its links. */
const textsIn = (node: Nodes, isMeant: (link: Link) => boolean): Nodes[] => {
  if (node.type === 'text') return [node];
  if (node.type === 'link' && !isMeant(node)) return [];
  return isParent(node) ? node.children.flatMap((child) => textsIn(child, isMeant)) : [];
};

const nothing = '\0';

/** The source of a node in which all but its text is blotted out; line ends stay, so that lines can be counted. */
const plainSource = (node: Nodes, markdown: string, isMeant: (link: Link) => boolean): string => {
  const from = node.position?.start.offset ?? 0;
  const source = markdown.slice(from, node.position?.end.offset ?? from);
  const shown = new Array<boolean>(source.length).fill(false);
  for (const { position } of textsIn(node, isMeant))
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
  const find = (source: string, syntax: typeof unknown) =>
    syntax.flatMap(({ pattern, name }) => {
      const match = pattern.exec(source);
      if (!match) return [];
      const linesBefore = source.slice(0, match.index).split('\n').length - 1;
      return [{ line: (node.position?.start.line ?? 1) + linesBefore, name }];
    });
  // An address in angle brackets is text to the parser, and no author's words.
  const words = plainSource(node, markdown, ({ position }) => markdown[position?.start.offset ?? 0] !== '<');
  const found = [
    ...find(words, beginsItem ? [task, ...unknown] : unknown),
    ...find(
      plainSource(node, markdown, () => false),
      [bareAddress],
    ),
  ];
  return found.sort((a, b) => a.line - b.line)[0];
};
