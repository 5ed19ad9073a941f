import Handlebars from 'handlebars';
import type { Fault } from '../content/content.ts';

/** A template by the name that others call it by. */
export type TemplateFile = { name: string; file: string; text: string };

export type ParsedTemplate = Omit<TemplateFile, 'text'> & { program: hbs.AST.Program };

/** Handlebars' own, apart from those that the templates are given. */
const ownHelpers = ['if', 'unless', 'each', 'with', 'lookup', 'log'];

/**
 * Templates as they parse, and what is wrong with them whatever they are filled with: what does not parse, and calls of
 * templates or helpers that there are not.
 */
export const parseTemplates = (
  files: readonly TemplateFile[],
  helpers: readonly string[] = [],
): { parsed: ParsedTemplate[]; faults: Fault[] } => {
  const names = files.map(({ name }) => name);
  const results = files.map(({ name, file, text }) => {
    const result = parse(text);
    if ('program' in result) {
      const calls = new Calls({ file, names, helpers: [...ownHelpers, ...helpers] });
      calls.accept(result.program);
      return { parsed: [{ name, file, program: result.program }], faults: calls.faults };
    }
    return { parsed: [], faults: [{ file, ...result }] };
  });
  return {
    parsed: results.flatMap(({ parsed }) => parsed),
    faults: results.flatMap(({ faults }) => faults.map(inPrint)),
  };
};

/** Faults quote templates, which may hold anything. */
const inPrint = (fault: Fault): Fault => ({ ...fault, message: fault.message.replace(/\p{Cc}+/gu, ' ') });

const parse = (text: string): { program: hbs.AST.Program } | Omit<Fault, 'file'> => {
  if (text.trim() === '')
    return { message: 'is empty; a template that is to show nothing says so: {{! nothing }}' };
  try {
    return { program: Handlebars.parse(text) };
  } catch (error) {
    return whyNotParsed(text, error instanceof Error ? error.message : '');
  }
};

/** Handlebars' parser says where it stopped, among which tokens of its own; an author needs what is in the file. */
const whyNotParsed = (text: string, said: string): Omit<Fault, 'file'> => {
  const open = firstOpenBlock(text);
  if (/got 'EOF'/.test(said) && open)
    return { line: open.line, message: `opens ${open.tag}, which is never closed` };
  const mismatch = /^(.+) - (\d+):\d+$/.exec(said);
  if (mismatch) return { line: Number(mismatch[2]), message: `is no template: ${mismatch[1]}` };
  const line = Number(/ on line (\d+)/.exec(said)?.[1] ?? 1);
  const [, near = ''] = said.split('\n');
  return {
    line,
    message: `is no template: it cannot be read near “${near.trim()}”`,
  };
};

/** The first block that the text opens and does not close. */
const firstOpenBlock = (text: string): { tag: string; line: number } | undefined => {
  const open: { tag: string; line: number }[] = [];
  for (const { 1: sign = '', 2: name = '', index } of text.matchAll(/\{\{~?\s*([#/])[>*]?\s*([^}~]+)/g)) {
    if (sign === '/') open.pop();
    else open.push({ tag: `{{#${name}}}`, line: text.slice(0, index).split('\n').length });
  }
  return open[0];
};

type Known = { file: string; names: readonly string[]; helpers: readonly string[] };

/** Finds calls that nothing answers. */
class Calls extends Handlebars.Visitor {
  readonly faults: Fault[] = [];
  private readonly known: Known;
  private readonly inline = new Set<string>(['@partial-block']);

  constructor(known: Known) {
    super();
    this.known = known;
  }

  override PartialStatement(statement: hbs.AST.PartialStatement): void {
    this.checkName(statement.name);
    super.PartialStatement(statement);
  }

  override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void {
    this.checkName(statement.name);
    super.PartialBlockStatement(statement);
  }

  override DecoratorBlock(block: hbs.AST.DecoratorBlock): void {
    const [name] = block.params;
    if (name && 'value' in name) this.inline.add(String(name.value));
    super.DecoratorBlock(block);
  }

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    this.checkHelper(statement);
    super.MustacheStatement(statement);
  }

  override BlockStatement(statement: hbs.AST.BlockStatement): void {
    this.checkHelper(statement);
    super.BlockStatement(statement);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.checkHelper(expression);
    super.SubExpression(expression);
  }

  private checkName(name: hbs.AST.PathExpression | hbs.AST.SubExpression): void {
    if (!('original' in name)) return;
    const { original, loc } = name;
    if (!this.inline.has(original) && !this.known.names.includes(original))
      this.say(loc, `calls the template “${original}”, and there is none of that name`);
  }

  private checkHelper(
    call: Pick<hbs.AST.BlockStatement, 'path' | 'params' | 'hash' | 'loc'> | hbs.AST.MustacheStatement,
  ): void {
    const { path, params, hash, loc } = call;
    if (!('original' in path)) return;
    const name = String(path.original);
    const isGiven = params.length > 0 || hash !== undefined;
    if (isGiven && !this.known.helpers.includes(name))
      this.say(loc, `calls the helper “${name}”, and there is none of that name`);
    if (!isGiven && ownHelpers.includes(name)) this.say(loc, `says “${name}” without saying of what`);
  }

  private say(loc: hbs.AST.SourceLocation, message: string): void {
    this.faults.push({ file: this.known.file, line: loc.start.line, message });
  }
}
