import { describe, expect, it } from 'vitest';
import { hideBraces, parsePlaceholders } from '../../lib/mail/placeholders.ts';

describe('parsePlaceholders', () => {
  it('splits a text at its holes', () => {
    expect(parsePlaceholders('<a href="{{webUrl}}">a\n  b</a>')).toEqual([
      '<a href="',
      { value: 'webUrl' },
      '">a\n  b</a>',
    ]);
  });

  it('takes a backslash for what it is, wherever it stands', () => {
    expect(parsePlaceholders('C:\\{{greeting}}\\')).toEqual(['C:\\', { value: 'greeting' }, '\\']);
  });

  it('shows braces again that were hidden, and takes none of them for a hole', () => {
    const { text } = hideBraces({ text: '{{greeting}} {a} }} {{{', list: ['{'] });
    expect(parsePlaceholders(`${text}{{greeting}}`)).toEqual([
      '{{greeting}} {a} }} {{{',
      { value: 'greeting' },
    ]);
  });

  it.each([
    '{{name}}',
    '{{{greeting}}}',
    '{{&greeting}}',
    '{{> foot}}',
    '{{! aside }}',
    '{{greeting 1}}',
    '{{#if greeting}}{{/if}}',
    '{{this.greeting}}',
    '{{../greeting}}',
    '{{"greeting"}}',
  ])('refuses %s and quotes it', (placeholder) => {
    expect(() => parsePlaceholders(`before\n${placeholder} after`)).toThrow(placeholder);
  });
});
