import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { createTemplates, type Templates } from '../templates.ts';

/**
 * They are strict: a value that is missing is an error. They have no helpers but Handlebars' own, so that none has to be looked for under
 * the name of each value.
 */
const options = { strict: true, knownHelpersOnly: true } as const;

const textsIn = (folder: string): [name: string, text: string][] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [basename(file, '.hbs'), readFileSync(join(folder, file), 'utf8')]);

/** The templates of `folder` as they are now. Each is compiled when it is first asked for, which takes longer than all else of a page. */
export const compileTemplates = (folder: string): Templates => {
  const handlebars = Handlebars.create();
  const compiled = new Map(textsIn(folder).map(([name, text]) => [name, handlebars.compile(text, options)]));
  for (const [name, template] of compiled) handlebars.registerPartial(name, template);
  return createTemplates(compiled);
};

/** For each template of `folder` a module whose default export is `Precompiled`, for whoever should not wait for that. */
export const precompileTemplates = (folder: string): ReadonlyMap<string, string> => {
  const texts = textsIn(folder);
  const names = texts.map(([name]) => name);
  return new Map(
    texts.map(([name, text]) => [
      name,
      `export default {\npartials: ${JSON.stringify(partialsIn(text, names))},\ntemplate: ${Handlebars.precompile(text, options)}\n};\n`,
    ]),
  );
};

/** Which of all templates one may call. */
const partialsIn = (text: string, all: readonly string[]): string[] => {
  const calls = new PartialCalls();
  calls.accept(Handlebars.parse(text));
  return calls.isOpen ? [...all] : all.filter((name) => calls.names.has(name));
};

/** The names by which a template calls others, and whatever is in itself. */
class PartialCalls extends Handlebars.Visitor {
  readonly names = new Set<string>();
  /** It finds out as it is filled in which it calls. */
  isOpen = false;

  override PartialStatement(statement: hbs.AST.PartialStatement): void {
    this.take(statement.name);
    super.PartialStatement(statement);
  }

  override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void {
    this.take(statement.name);
    super.PartialBlockStatement(statement);
  }

  private take(name: hbs.AST.PathExpression | hbs.AST.SubExpression): void {
    if ('original' in name) this.names.add(name.original);
    else this.isOpen = true;
  }
}
