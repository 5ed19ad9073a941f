import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplates } from '../../../lib/domain/templates/parse-templates.ts';

const layout = { name: 'layout', file: 'layout.hbs', text: '<main>{{> @partial-block}}</main>' };
const faultsIn = (text: string, helpers?: string[]) =>
  parseTemplates([layout, { name: 'page', file: 'page.hbs', text }], helpers).faults;
const fault = (line: number, message: string) => [
  { file: 'page.hbs', line, message: expect.stringContaining(message) },
];

describe('a template', () => {
  it.each([
    '{{a}} {{a.b}} {{{a}}} {{#if a}}x{{else if b}}y{{else}}z{{/if}}{{#unless a}}{{/unless}}',
    '{{#> layout}}{{#each list}}{{this}}{{@index}}{{../a}}{{/each}}{{/layout}}',
    '{{#*inline "mine"}}x{{/inline}}{{> mine}}',
    '{{#with a as |b|}}{{b.c}}{{/with}}{{lookup a "b"}}{{> (lookup . "kind")}}',
    '{{! nothing }}',
    '{{#a}}one of its own{{/a}}',
    'no tags, { braces } and a \\{{placeholder}}',
  ])('may say %s', (text) => {
    expect(faultsIn(text)).toEqual([]);
  });

  it.each([
    ['x\n{{#if a}}\n\ny', 2, '{{#if a}}, which is never closed'],
    ['{{#if a}}{{#each b}}{{/each}}\n', 1, '{{#if a}}, which is never closed'],
    ['\n{{#> layout}}x', 2, 'layout}}, which is never closed'],
    ['\n\n{{#if a}}x{{/each}}', 3, "if doesn't match each"],
    ['a\n{{/if}}', 2, 'cannot be read'],
    ['a\n{{else}}', 2, 'cannot be read'],
    ['a\n{{a', 2, 'cannot be read'],
    ['a\n{{{a}}', 2, 'cannot be read'],
    ['a\n{{!-- never closed', 2, 'cannot be read'],
  ])('that does not parse is a fault at its line: %j', (text, line, message) => {
    expect(faultsIn(text)).toEqual(fault(line, message));
  });

  it.each([
    ['\n{{> nowhere}}', 'the template “nowhere”'],
    ['\n{{#> nowhere}}x{{/nowhere}}', 'the template “nowhere”'],
    ['\n{{shout a}}', 'the helper “shout”'],
    ['\n{{shout loud=true}}', 'the helper “shout”'],
    ['\n{{#shout a}}x{{/shout}}', 'the helper “shout”'],
    ['\n{{#if (shout a)}}x{{/if}}', 'the helper “shout”'],
    ['\n{{#if}}x{{/if}}', '“if” without saying of what'],
  ])('that calls what there is not is a fault at its line: %j', (text, message) => {
    expect(faultsIn(text)).toEqual(fault(2, message));
  });

  it('may call the helpers that it is given', () => {
    expect(faultsIn('{{shout a}}', ['shout'])).toEqual([]);
  });

  it('that is empty is a fault, as an editor leaves it that is about to write', () => {
    for (const text of ['', ' \n'])
      expect(faultsIn(text)).toEqual([{ file: 'page.hbs', message: expect.stringContaining('is empty') }]);
  });

  it('whatever stands in it is read, or a fault on one of its lines, in printable words', () => {
    const bits = fc.constantFrom(
      '{{',
      '}}',
      '#if',
      '/if',
      'else',
      '> p',
      ' ',
      '\n',
      'a',
      '"',
      '.',
      '|',
      '\u0000',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        for (const { line, message } of faultsIn(text)) {
          expect(message).not.toMatch(/\p{Cc}/u);
          if (line === undefined) expect(text.trim()).toBe('');
          else expect(line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
