import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';

/**
 * What a template and its partials read, as paths, `list.issues[].href`, and which partials those are. What is asked
 * about before its parts are read (`{{#if list}}`) is named by its parts alone.
 */
export const templateReads = (folder: string, name: string): { paths: string[]; partials: string[] } => {
  const reader = new Reader(folder);
  reader.readTemplate(name);
  return { paths: leaves(reader.paths), partials: [...reader.partials] };
};

/** What a value is made of, as the same paths: all items of a list together. */
export const valuePaths = (value: object): string[] => leaves(pathsIn(value, ''));

const pathsIn = (value: unknown, path: string): string[] => {
  if (Array.isArray(value)) return [`${path}[]`, ...value.flatMap((item) => pathsIn(item, `${path}[]`))];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => pathsIn(part, path === '' ? key : `${path}.${key}`));
};

const leaves = (paths: Iterable<string>): string[] => {
  const all = [...new Set(paths)].sort();
  return all.filter(
    (path) => !all.some((part) => part.startsWith(`${path}.`) || part.startsWith(`${path}[`)),
  );
};

class Reader extends Handlebars.Visitor {
  readonly paths = new Set<string>();
  readonly partials = new Set<string>();
  private readonly folder: string;
  /** Where names are looked up: the item of the `{{#each}}` around. */
  private scope = '';
  /** What the tag of a partial gives it (`{{> fields guessed=false}}`): nothing that the page has to bring. */
  private given: readonly string[] = [];
  /** The path that was read last. */
  private last = '';

  constructor(folder: string) {
    super();
    this.folder = folder;
  }

  readTemplate(name: string): void {
    this.accept(Handlebars.parse(readFileSync(join(this.folder, `${name}.hbs`), 'utf8')));
  }

  override PathExpression({ data, depth, parts, original }: hbs.AST.PathExpression): void {
    const [first = '', ...rest] = parts;
    if (depth > 0 || (data && first !== 'root')) throw new Error(`This test cannot read {{${original}}}.`);
    if (!data && this.scope === '' && this.given.includes(first)) return;
    this.last = data ? rest.join('.') : [...(this.scope === '' ? [] : [this.scope]), ...parts].join('.');
    this.paths.add(this.last);
  }

  override BlockStatement({ path, params, program, inverse }: hbs.AST.BlockStatement): void {
    if (path.original !== 'if' && path.original !== 'each')
      throw new Error(`This test cannot read {{#${path.original}}}.`);
    this.acceptArray(params);
    const outer = this.scope;
    if (path.original === 'each') {
      this.scope = `${this.last}[]`;
      this.paths.add(this.scope);
    }
    this.accept(program);
    this.scope = outer;
    this.accept(inverse);
  }

  override PartialStatement({ name, hash }: hbs.AST.PartialStatement): void {
    // What stands in a layout is read where the layout is asked for.
    if ('original' in name && name.original !== '@partial-block') this.readPartial(name.original, hash);
  }

  override PartialBlockStatement({ name, hash, program }: hbs.AST.PartialBlockStatement): void {
    if ('original' in name) this.readPartial(name.original, hash);
    this.accept(program);
  }

  private readPartial(name: string, hash: hbs.AST.Hash | undefined): void {
    const pairs = hash?.pairs ?? [];
    for (const { value } of pairs) this.accept(value);
    const outer = this.given;
    this.given = pairs.map(({ key }) => key);
    this.partials.add(name);
    this.readTemplate(name);
    this.given = outer;
  }
}
