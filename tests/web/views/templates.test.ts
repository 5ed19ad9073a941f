import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TemplateName } from '../../../lib/web/views/template-values.ts';
import { compileTemplates } from '../../../lib/web/views/templates/compile-templates.ts';
import { sampleLayout as layout, sampleValues } from '../../../lib/web/views/templates/sample-values.ts';
import { pagesFolder as folder } from '../../worlds/web-in-memory.ts';
import { templateReads, valuePaths } from './template-reads.ts';

// The keys of the object are those of its type.
const names = Object.keys(sampleValues) as TemplateName[];
const { words } = layout;
const isOfWords = (path: string) => path.startsWith('words.');
const layoutPaths = valuePaths(layout).filter((path) => !isOfWords(path));

const ownPaths = (name: TemplateName) => valuePaths(sampleValues[name]).filter((path) => !isOfWords(path));
const isInLayout = (name: TemplateName) => templateReads(folder, name).partials.includes('layout');

describe('a template', () => {
  it.each(names)('%s reads every value that it is given, and no other', (name) => {
    const read = templateReads(folder, name).paths.filter((path) => !isOfWords(path));
    const around = isInLayout(name) ? layoutPaths : [];
    expect(read.filter((path) => !around.includes(path))).toEqual(ownPaths(name));
  });

  it.each(names)('%s says words that there are', (name) => {
    const said = templateReads(folder, name).paths.filter(isOfWords);
    const known = valuePaths({ words });
    expect(said.filter((path) => !known.includes(path))).toEqual([]);
  });

  it.each(names)('%s is made from exactly these values', (name) => {
    const render = <N extends TemplateName>(of: N, around: object) =>
      compileTemplates(folder).render(of, { ...sampleValues[of], ...around });
    const made = render(name, isInLayout(name) ? layout : {});
    expect(made).not.toMatch(/undefined|\[object/);
    expect(made.length).toBeGreaterThan(50);
  });

  it('lies in the folder for a page, a fragment or a part of one', () => {
    const used = names.flatMap((name) => [name, ...templateReads(folder, name).partials]);
    const there = readdirSync(folder).flatMap((file) =>
      file.endsWith('.hbs') ? basename(file, '.hbs') : [],
    );
    expect(there.toSorted()).toEqual([...new Set(used)].toSorted());
  });
});

it('a link within a page stays in its frame, where all others lead out of it', () => {
  const links = readdirSync(folder).flatMap((file) => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/<a [^>]*href="#[^>]*>/g),
  ]);
  expect(links.length).toBeGreaterThan(1);
  expect(links.map(([link]) => link).filter((link) => !link.includes('target="_self"'))).toEqual([]);
});

describe('the layout', () => {
  it('is given nothing that neither it nor any page reads', () => {
    const read = new Set(names.filter(isInLayout).flatMap((name) => templateReads(folder, name).paths));
    expect(layoutPaths.filter((path) => !read.has(path))).toEqual([]);
  });
});
