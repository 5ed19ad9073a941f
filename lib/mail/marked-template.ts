import Handlebars from 'handlebars';

/** Characters that content may not hold, and other ones than those that stand in for its braces. */
const mark = (place: number, line: number) => `\uE002${place}:${line}\uE003`;
const marks = /\uE002(\d+):(\d+)\uE003/g;

/** A template whose every line of text says from which line of which file it comes, `place` standing for the file. */
export const markedTemplate = (text: string, place: number): hbs.AST.Program => {
  const program = Handlebars.parse(text);
  new Marker(text, place).accept(program);
  return program;
};

/** A text that was made from such templates, without the marks, and where each of its lines comes from. */
export const takeMarks = (text: string) => {
  let last: { place: number; line: number } | undefined;
  const places = text.split('\n').map((line) => {
    const [first, ...more] = [...line.matchAll(marks)].map(([, place, number]) => ({
      place: Number(place),
      line: Number(number),
    }));
    // The line's element is what begins it; what comes after may be another template's.
    const here = first ?? last;
    last = more.at(-1) ?? here;
    return here;
  });
  return { text: text.replace(marks, ''), places };
};

class Marker extends Handlebars.Visitor {
  private readonly lines: readonly string[];
  private readonly place: number;

  constructor(text: string, place: number) {
    super();
    this.lines = text.split('\n');
    this.place = place;
  }

  override ContentStatement(statement: hbs.AST.ContentStatement): void {
    const { value, loc } = statement;
    // Where a tag stands alone on its line, Handlebars drops the rest of that line.
    const firstLine = (this.lines[loc.start.line - 1] ?? '').slice(loc.start.column);
    const isDropped = firstLine.trim() === '' && !value.startsWith(`${firstLine}\n`);
    const first = loc.start.line + (isDropped ? 1 : 0);
    statement.value = value
      .split('\n')
      .map((line, index) => {
        // An element begins a line of its own, so that no two templates share one.
        const begin = line.trimStart().startsWith('<') ? '\n' : '';
        return `${begin}${mark(this.place, first + index)}${line}`;
      })
      .join('\n');
  }
}
