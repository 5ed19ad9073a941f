import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { TemplateName } from '../../../../lib/web/views/template-values.ts';
import {
  compileTemplates,
  precompileTemplates,
} from '../../../../lib/web/views/templates/compile-templates.ts';
import {
  type Precompiled,
  precompiledTemplates,
} from '../../../../lib/web/views/templates/precompiled-templates.ts';
import { sampleLayout, sampleValues } from '../../../../lib/web/views/templates/sample-values.ts';
import { temporaryFolder } from '../../../worlds/temporary-folder.ts';
import { pagesFolder } from '../../../worlds/web-in-memory.ts';

const bundled = precompileTemplates(pagesFolder);

/** Loads modules as a bundle has them, and says which. */
const createLoad = (modules = bundled) => {
  const loaded: string[] = [];
  const load = async (name: string): Promise<Precompiled> => {
    loaded.push(name);
    const { code } = transformSync(modules.get(name) ?? '', { minify: true, format: 'esm' });
    const made: { default: Precompiled } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    return made.default;
  };
  return { load, loaded };
};

// The keys of the object are those of its type.
const names = Object.keys(sampleValues) as TemplateName[];

describe('a page template that was compiled for the bundle', () => {
  it.each(names)('%s makes the same as one that is compiled when it is asked for', async (name) => {
    const values = { ...sampleLayout, ...sampleValues[name] };
    const templates = await precompiledTemplates(createLoad().load)(name);
    expect(templates.render(name, values)).toBe(compileTemplates(pagesFolder).render(name, values));
  });

  it('takes no value for one that is missing', async () => {
    const lacking = { ...sampleLayout, ...sampleValues.archive };
    Reflect.deleteProperty(lacking, 'lead');
    const templates = await precompiledTemplates(createLoad().load)('archive');
    expect(() => templates.render('archive', lacking)).toThrow(/"lead" not defined/);
  });

  it('is loaded once, with those that it calls and no other, however many ask for it at once', async () => {
    const { load, loaded } = createLoad();
    const templatesFor = precompiledTemplates(load);
    await Promise.all([templatesFor('message'), templatesFor('message'), templatesFor('sign-up')]);
    expect(loaded.sort()).toEqual(['faults', 'fields', 'layout', 'message', 'sign-up']);
  });

  it('may call others that call it again, what it has in itself, and one whose name it finds as it is filled in', async () => {
    const folder = await temporaryFolder();
    const files = {
      message: '{{#*inline "own"}}own {{/inline}}{{> own}}{{> feed}}',
      feed: 'feed {{#if again}}{{> message again=false}}{{/if}}{{> (lookup . "part")}}',
      embed: 'embed ',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.hbs`), text);
    const templates = await precompiledTemplates(createLoad(precompileTemplates(folder)).load)('message');
    const values = { ...sampleLayout, ...sampleValues.message, again: true, part: 'embed' };
    expect(templates.render('message', values)).toBe(compileTemplates(folder).render('message', values));
    expect(templates.render('message', values)).toBe('own feed own feed embed embed ');
  });
});
