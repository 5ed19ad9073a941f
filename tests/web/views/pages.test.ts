import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWebWorld, pagesFolder } from '../../worlds/web-in-memory.ts';

describe('a page that knows of no course', () => {
  it.each([
    ['de-DE,de;q=0.9,en;q=0.8', 'de-DE', 'Diese Seite gibt es nicht'],
    ['de-AT', 'de-DE', 'Diese Seite gibt es nicht'],
    ['de;q=0,en', 'en-GB', 'There is no such page'],
    ['en-US,en;q=0.9,de;q=0.8', 'en-GB', 'There is no such page'],
    ['fr-CA,fr;q=0.9', 'fr-FR', 'Cette page n’existe pas'],
    ['es-419,es;q=0.9,en;q=0.8', 'es-ES', 'Esta página no existe'],
    ['pt-BR,es;q=0.5', 'es-ES', 'Esta página no existe'],
    ['nl-NL,nl;q=0.9', 'en-GB', 'There is no such page'],
    ['*', 'en-GB', 'There is no such page'],
    [';;,q=', 'en-GB', 'There is no such page'],
    [undefined, 'en-GB', 'There is no such page'],
  ])(
    'speaks the language that a browser asks for by %j, if it is one of ours',
    async (asked, lang, heading) => {
      const headers: Record<string, string> = asked === undefined ? {} : { 'Accept-Language': asked };
      const answer = await createWebWorld().app.request('/nope', { headers });
      const html = await answer.text();
      expect(html).toContain(`<html lang="${lang}" dir="ltr">`);
      expect(html).toContain(`<h1>${heading}</h1>`);
      expect(answer.headers.get('Vary')).toContain('Accept-Language');
    },
  );
});

describe('the style sheet', () => {
  it('names no left and no right, so that a page can run either way', () => {
    const css = readFileSync(join(pagesFolder, 'style.css'), 'utf8');
    const declarations = css.match(/^\s+[\w-]+:[^;{]+;/gm)?.map((each) => each.trim()) ?? [];
    expect(declarations.length).toBeGreaterThan(200);
    const physical = declarations.filter(
      (each) =>
        /\b(left|right)\b/.test(each) ||
        // Four values, the second and fourth of which differ.
        /^(margin|padding|border-width|inset): \S+ (\S+) \S+ (?!\2;)/.test(each),
    );
    expect(physical).toEqual([]);
  });
});
