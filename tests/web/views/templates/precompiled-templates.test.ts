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
import { pagesFolder } from '../../../worlds/web-in-memory.ts';

/** The module as a bundle has it, loaded. */
const load = async (): Promise<Precompiled> => {
  const { code } = transformSync(precompileTemplates(pagesFolder), { minify: true, format: 'esm' });
  const made: { default: Precompiled } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return made.default;
};

// The keys of the object are those of its type.
const names = Object.keys(sampleValues) as TemplateName[];

describe('a page template that was compiled for the bundle', async () => {
  const precompiled = precompiledTemplates(await load());

  it.each(names)('%s makes the same as one that is compiled when it is asked for', (name) => {
    const values = { ...sampleLayout, ...sampleValues[name] };
    expect(precompiled.render(name, values)).toBe(compileTemplates(pagesFolder).render(name, values));
  });

  it('takes no value for one that is missing', () => {
    const lacking = { ...sampleLayout, ...sampleValues.archive };
    Reflect.deleteProperty(lacking, 'lead');
    expect(() => precompiled.render('archive', lacking)).toThrow(/"lead" not defined/);
  });
});
