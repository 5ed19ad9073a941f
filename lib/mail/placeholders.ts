import Handlebars from 'handlebars';
import type { Fault } from '../domain/content/content.ts';
import { type MergeTemplate, mergeField } from '../domain/mail/merge-template.ts';
import type { ParsedTemplate } from '../domain/templates/parse-templates.ts';

// Content may hold braces; while Handlebars is at work they are characters that content may not hold.
const standIns = { '{': '\uE000', '}': '\uE001' } as const;

const hide = (text: string): string => text.replaceAll('{', standIns['{']).replaceAll('}', standIns['}']);

const show = (text: string): string => text.replaceAll(standIns['{'], '{').replaceAll(standIns['}'], '}');

/** Hides the braces in every string of a value, so that no text of an author is taken for a placeholder. */
export const hideBraces = <T>(value: T): T => {
  const hidden = (part: unknown): unknown => {
    if (typeof part === 'string') return hide(part);
    if (Array.isArray(part)) return part.map(hidden);
    if (part !== null && typeof part === 'object')
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, hidden(inner)]));
    return part;
  };
  // The shape stays as it was; only strings change.
  return hidden(value) as T;
};

/** Handlebars declares its syntax tree as a global namespace of bare nodes; these are the two that may occur. */
const isContent = (node: hbs.AST.Statement): node is hbs.AST.ContentStatement =>
  node.type === 'ContentStatement';
const isMustache = (node: hbs.AST.Statement): node is hbs.AST.MustacheStatement =>
  node.type === 'MustacheStatement';

/** The variable of a plain `{{name}}`; undefined for a path, a helper call, arguments or anything unescaped. */
const plainName = (node: hbs.AST.MustacheStatement): string | undefined => {
  const { path, params, hash, escaped } = node;
  const isPlain = path.type === 'PathExpression' && params.length === 0 && !hash?.pairs.length && escaped;
  return isPlain ? (path as hbs.AST.PathExpression).original : undefined;
};

/**
 * The text between the placeholders of a compiled mail. Anything but text and an escaped `{{name}}` of a known value
 * is an error that names it: a left-over placeholder must never reach a reader.
 */
export const parsePlaceholders = (compiled: string): MergeTemplate =>
  Handlebars.parse(compiled).body.map((node) => {
    if (isContent(node)) return show(node.value);
    const name = isMustache(node) ? plainName(node) : undefined;
    const value = mergeField.safeParse(name);
    if (value.success) return { value: value.data };
    const { line, column } = node.loc.start;
    const found = compiled.split('\n')[line - 1]?.slice(column, column + 60);
    throw new Error(`leaves a placeholder that no mail fills: ${found}`);
  });

/** The placeholders in the text of templates that would be refused in every mail: what `\\{{name}}` leaves. */
export const placeholderFaults = (templates: readonly ParsedTemplate[]): Fault[] =>
  templates.flatMap(({ file, program }) => {
    const reader = new PlaceholderReader();
    reader.accept(program);
    return reader.found.map(({ line, text }) => ({
      file,
      line,
      message: `leaves a placeholder that no mail fills: ${text}`,
    }));
  });

class PlaceholderReader extends Handlebars.Visitor {
  readonly found: { line: number; text: string }[] = [];

  override ContentStatement({ value, loc }: hbs.AST.ContentStatement): void {
    for (const { 0: text, index } of value.matchAll(/\{\{[^}]*\}*/g)) {
      const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(text)?.[1];
      if (mergeField.safeParse(name).success) continue;
      this.found.push({ line: loc.start.line + value.slice(0, index).split('\n').length - 1, text });
    }
  }
}
