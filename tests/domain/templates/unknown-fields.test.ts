import { describe, expect, it } from 'vitest';
import { parseTemplates } from '../../../lib/domain/templates/parse-templates.ts';
import { unknownFields } from '../../../lib/domain/templates/unknown-fields.ts';

const values = {
  title: 'Bread',
  course: { id: 'bread', image: undefined },
  items: [
    { kind: 'loaf', name: 'Rye' },
    { kind: 'roll', seeds: 3 },
  ],
  none: [],
};

const others = {
  layout: '<main>{{title}}{{> @partial-block}}</main>',
  loaf: '{{name}}',
  roll: '{{seeds}}',
  line: '{{label}}',
  again: '{{title}}{{> again}}',
};

const faultsIn = (text: string, more: Record<string, string> = {}) => {
  const files = Object.entries({ ...others, ...more, page: text });
  const { parsed } = parseTemplates(files.map(([name, of]) => ({ name, file: `${name}.hbs`, text: of })));
  return unknownFields(parsed, 'page', values, ['today']);
};

describe('the fields that a template asks for', () => {
  it.each([
    '{{title}}{{course.id}}{{this.title}}{{./title}}{{title.length}}',
    '{{#if course.image}}{{course.image.href}}{{/if}}',
    '{{#each items}}{{kind}}{{../title}}{{@index}}{{@root.course.id}}{{/each}}',
    '{{#each none}}{{whatever.there.is}}{{/each}}',
    '{{#with course}}{{id}}{{../title}}{{/with}}',
    '{{#each items as |item|}}{{item.kind}}{{/each}}',
    '{{#> layout}}{{title}}{{/layout}}',
    '{{#each items}}{{> (lookup . "kind")}}{{/each}}',
    '{{> line label=title}}{{> line label="x"}}',
    '{{> again}}',
    '{{today}}',
    '{{#*inline "mine"}}{{title}}{{/inline}}{{> mine}}',
  ])('are all there: %s', (text) => {
    expect(faultsIn(text)).toEqual([]);
  });

  it.each([
    ['\n{{titel}}', 'titel'],
    ['\n{{#if titel}}x{{/if}}', 'titel'],
    ['{{#if title}}x{{else}}\n{{titel}}{{/if}}', 'titel'],
    ['\n{{course.titel}}', 'course.titel'],
    ['{{#each items}}\n{{../titel}}{{/each}}', '../titel'],
    ['{{#with course}}\n{{title}}{{/with}}', 'title'],
    ['{{#> layout}}\n{{titel}}{{/layout}}', 'titel'],
    ['\n{{@root.titel}}', '@root.titel'],
    ['\n{{constructor}}', 'constructor'],
    ['\n{{title.toUpperCase}}', 'title.toUpperCase'],
  ])('are a fault at their line where they are not: %j', (text, field) => {
    const message = `asks for “${field}”, and there is no such field here`;
    expect(faultsIn(text)).toEqual([{ file: 'page.hbs', line: 2, message }]);
  });

  it('are a fault of the template that asks, once, whoever calls it', () => {
    const message = 'asks for “label”, and there is no such field here';
    expect(faultsIn('{{> line}}\n{{> line}}')).toEqual([{ file: 'line.hbs', line: 1, message }]);
  });

  it('are looked for in every item of a list, by the template that the item names', () => {
    const message = 'asks for “grains”, and there is no such field here';
    expect(faultsIn('{{#each items}}{{> (lookup . "kind")}}{{/each}}', { roll: '\n{{grains}}' })).toEqual([
      { file: 'roll.hbs', line: 2, message },
    ]);
  });
});
