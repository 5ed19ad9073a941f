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

/** A plain `{{name}}`, with its name, or whatever else two braces begin. */
const placeholder = /\{\{\s*(\w+)\s*\}\}|\{\{[^}]*\}*/g;

/**
 * The text between the placeholders of a compiled mail. Anything but text and an escaped `{{name}}` of a known value
 * is an error that names it: a left-over placeholder must never reach a reader.
 */
export const parsePlaceholders = (compiled: string): MergeTemplate => {
  const template: MergeTemplate = [];
  let end = 0;
  const textUntil = (next: number) => {
    if (next > end) template.push(show(compiled.slice(end, next)));
  };
  for (const { 0: found, 1: name, index } of compiled.matchAll(placeholder)) {
    const value = mergeField.safeParse(name);
    if (!value.success) {
      const [quoted] = compiled.slice(index, index + 60).split('\n');
      throw new Error(`leaves a placeholder that no mail fills: ${quoted}`);
    }
    textUntil(index);
    template.push({ value: value.data });
    end = index + found.length;
  }
  textUntil(compiled.length);
  return template;
};

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
    for (const { 0: text, 1: name, index } of value.matchAll(placeholder)) {
      if (mergeField.safeParse(name).success) continue;
      this.found.push({ line: loc.start.line + value.slice(0, index).split('\n').length - 1, text });
    }
  }
}
