import Handlebars from 'handlebars';
import { distinctFaults, type Fault } from '../content/content.ts';
import type { ParsedTemplate } from './parse-templates.ts';

/** What nothing is known of: the result of a helper, or a part of that. */
const anything = Symbol('anything');

/**
 * The fields that a template asks for and does not find in `values`, in itself and in the templates that it calls, in
 * whatever is shown and in what is not. A field that is there and undefined may hold anything.
 */
export const unknownFields = (
  templates: readonly ParsedTemplate[],
  name: string,
  values: object,
  helpers: readonly string[] = [],
): Fault[] => {
  const reader = new Reader(new Map(templates.map((template) => [template.name, template])), values, helpers);
  reader.read(name, values);
  return distinctFaults(reader.faults);
};

class Reader extends Handlebars.Visitor {
  readonly faults: Fault[] = [];
  private readonly templates: ReadonlyMap<string, ParsedTemplate>;
  private readonly root: unknown;
  private readonly helpers: readonly string[];
  /** Where names are looked up, the innermost last. */
  private scopes: unknown[] = [];
  private file = '';
  /** Templates may call themselves. */
  private reading: readonly string[] = [];

  constructor(templates: ReadonlyMap<string, ParsedTemplate>, root: unknown, helpers: readonly string[]) {
    super();
    this.helpers = helpers;
    this.templates = templates;
    this.root = root;
  }

  read(name: string, scope: unknown): void {
    const template = this.templates.get(name);
    if (!template || this.reading.includes(name)) return;
    const { file, scopes, reading } = this;
    this.file = template.file;
    this.scopes = [scope];
    this.reading = [...reading, name];
    this.accept(template.program);
    Object.assign(this, { file, scopes, reading });
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    this.valueOf(path);
  }

  override MustacheStatement({ path, params, hash }: hbs.AST.MustacheStatement): void {
    const isHelper =
      params.length > 0 || hash || ('original' in path && this.helpers.includes(String(path.original)));
    if (!isHelper) this.accept(path);
    this.acceptArray(params);
    this.accept(hash);
  }

  override SubExpression({ params, hash }: hbs.AST.SubExpression): void {
    this.acceptArray(params);
    this.accept(hash);
  }

  override BlockStatement({ path, params, hash, program, inverse }: hbs.AST.BlockStatement): void {
    const name = 'original' in path ? path.original : '';
    const [first] = params;
    const given = first ? this.valueOf(first) : this.valueOf(path);
    this.acceptArray(params.slice(1));
    this.accept(hash);
    if (name === 'if' || name === 'unless') this.accept(program);
    else
      for (const inner of program?.blockParams?.length ? [anything] : innerScopes(name, given)) {
        this.scopes.push(inner);
        this.accept(program);
        this.scopes.pop();
      }
    this.accept(inverse);
  }

  // What it defines is looked at as part of the template that defines it.
  override DecoratorBlock({ program }: hbs.AST.DecoratorBlock): void {
    this.accept(program);
  }

  override PartialStatement({ name, params, hash }: hbs.AST.PartialStatement): void {
    this.call(name, params, hash);
  }

  override PartialBlockStatement({ name, params, hash, program }: hbs.AST.PartialBlockStatement): void {
    this.call(name, params, hash);
    this.accept(program);
  }

  private call(
    name: hbs.AST.PathExpression | hbs.AST.SubExpression,
    [context]: hbs.AST.Expression[],
    hash: hbs.AST.Hash | undefined,
  ): void {
    const scope = context ? this.valueOf(context) : this.scopes.at(-1);
    const given = (hash?.pairs ?? []).map(({ key, value }) => [key, this.valueOf(value)] as const);
    const called = 'original' in name ? name.original : this.lookedUp(name);
    if (called === undefined) return;
    const isKnown = typeof scope === 'object' && scope !== null;
    this.read(called, isKnown ? { ...scope, ...Object.fromEntries(given) } : scope);
  }

  /** The template that a field names: `{{> (lookup . 'kind')}}`. */
  private lookedUp({ path, params: [of, field] }: hbs.AST.SubExpression): string | undefined {
    if (!('original' in path) || path.original !== 'lookup' || !of || !field || !('value' in field))
      return undefined;
    const value: unknown = Reflect.get(Object(this.valueOf(of)), String(field.value));
    return typeof value === 'string' ? value : undefined;
  }

  /** The value of an expression, where it can be known; a fault if it is a field that there is not. */
  private valueOf(expression: hbs.AST.Node): unknown {
    if (!isPath(expression)) {
      if (expression.type === 'SubExpression') this.accept(expression);
      return anything;
    }
    const { data, depth, parts, original, loc } = expression;
    if (data && parts[0] !== 'root') return anything;
    let value = data ? this.root : this.scopes.at(-1 - depth);
    // Further out than this template is whoever calls it.
    if (!data && depth >= this.scopes.length) return anything;
    for (const part of data ? parts.slice(1) : parts) {
      if (value === anything || value === undefined) return anything;
      if (!hasField(value, part)) {
        const message = `asks for “${original}”, and there is no such field here`;
        this.faults.push({ file: this.file, line: loc.start.line, message });
        return anything;
      }
      value = Reflect.get(Object(value), part);
    }
    return value;
  }
}

const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';

/** Handlebars looks at what an object itself has, and at the length of lists and texts. */
const hasField = (value: unknown, field: string): boolean =>
  value !== null && Object.hasOwn(Object(value), field);

/** Where the inside of a block looks names up: with each item of a list, once for all. */
const innerScopes = (name: string, given: unknown): unknown[] => {
  if (name !== 'each' && !Array.isArray(given))
    return [name === 'with' || given !== anything ? given : anything];
  return Array.isArray(given) && given.length > 0 ? given : [anything];
};
