/** The paragraphs of an article's text, of which evidence names the first as 1. */
export type Paragraphs = readonly string[];

/** Nobody sets running text wider than this by hand or by the wrapping of an editor. */
const widestColumn = 100;

const itemSign = /^\s*(?:[-*•]|\d+[.)])\s/;

/**
 * A paragraph is a block: the lines of it that its writer broke to keep within a column are one, and every other line is a
 * paragraph of its own. Blank lines part paragraphs and are none.
 */
export const paragraphsOf = (text: string): Paragraphs => {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  const width = Math.max(...lines.map(({ length }) => length));
  // A line is broken for its length where the first word of the next one had no room on it any more.
  const isBroken = (line: string, next: string | undefined): next is string => {
    const [word = ''] = next?.trimStart().split(/\s/, 1) ?? [];
    return line !== '' && word !== '' && !itemSign.test(next ?? '') && line.length + 1 + word.length > width;
  };
  const isWrapped =
    width <= widestColumn &&
    lines.some(
      (line, index) => isBroken(line, lines[index + 1]) && /^\s*\p{Ll}/u.test(lines[index + 1] ?? ''),
    );
  const paragraphs: string[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1] ?? '';
    if (isWrapped && isBroken(before, line)) paragraphs.push(`${paragraphs.pop()} ${line.trimStart()}`);
    else if (line !== '') paragraphs.push(line);
  });
  return paragraphs;
};
