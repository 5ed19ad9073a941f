import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainTheme } from '../../../lib/domain/theme/theme.ts';
import { createAssets } from '../../../lib/web/views/assets.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';
import { createWebWorld, pagesFolder } from '../../worlds/web-in-memory.ts';

/** A folder with this style sheet. */
const folderWith = async (style: string): Promise<string> => {
  const folder = await temporaryFolder();
  for (const [name, text] of [
    ['style.css', style],
    ['time-zone.js', ''],
    ['favicon.svg', ''],
  ] as const)
    await writeFile(join(folder, name), text);
  return folder;
};

describe('style, script and icon', () => {
  const hashes = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

  it.each(['/', '/privacy', '/nothing-here'])(
    'come with the page that is at %s: a first look at it is one call, and nothing else may stand in it',
    async (path) => {
      const { app } = createWebWorld();
      const answer = await app.request(path);
      const html = await answer.text();
      const policy = answer.headers.get('Content-Security-Policy') ?? '';
      // What a browser fetches by itself: neither links that somebody may follow nor what is in the page.
      const fetched = [
        ...html.matchAll(/<(?:script|img|iframe)[^>]+src="(?!data:)[^"]+"/g),
        ...html.matchAll(/<link rel="(?!canonical)[^>]+href="(?!data:)[^"]+"/g),
      ];
      expect(fetched.map(([tag]) => tag)).toEqual([]);
      const [style, ...styles] = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
        ([, text = '']) => text,
      );
      expect(styles).toEqual([]);
      expect(policy).toContain(`style-src 'self' ${hashes(style ?? '')};`);
      for (const [, script = ''] of html.matchAll(/<script>([\s\S]*?)<\/script>/g))
        expect(policy).toContain(`script-src 'self' ${hashes(script)};`);
      expect(html).toContain('<link rel="icon" href="data:image/svg+xml,');
      expect(policy).not.toContain('unsafe');
    },
  );

  it('have the zone of a visitor chosen on the sign-up page, and on no page that has no list of them', async () => {
    const { app } = createWebWorld();
    expect(await (await app.request('/')).text()).toContain('Intl.DateTimeFormat()');
    expect(await (await app.request('/privacy')).text()).not.toContain('<script');
  });

  it('are still found by pages that were loaded when they had paths, and by programs that ask for an icon', async () => {
    const { app } = createWebWorld();
    for (const path of ['/assets/17615a-86cbc1-serif/style.css?v=old', '/assets/time-zone.js']) {
      const answer = await app.request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=300');
    }
    const icon = (await app.request('/favicon.ico')).headers.get('Location') ?? '';
    const answer = await app.request(icon);
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  });

  it('end no element of the page that they stand in, whatever they quote', async () => {
    const folder = await folderWith('a { content: "</style>"; }\n');
    expect(createAssets(folder).assetsFor().style).toContain('content: "<\\/style>"');
  });

  it('do not lead out of their folder', async () => {
    const { app } = createWebWorld();
    for (const path of ['/assets/layout.hbs', '/assets/..%2Flayout.hbs', '/assets/%2e%2e/package.json'])
      expect((await app.request(path)).status).toBe(404);
  });

  it('leave comments and indentation at home, and what is quoted as it is', async () => {
    const { routes } = createAssets(
      await folderWith('a {\n  /* why "so" */\n  content: "/* said */";\n  b: \'it\\\'s /* fine */\';\n}\n'),
    );
    const sent = await (await routes.request('/assets/17615a-86cbc1-serif/style.css')).text();
    expect(sent.slice(0, sent.indexOf('\n:root'))).toBe(
      "a {\ncontent: \"/* said */\";\nb: 'it\\'s /* fine */';\n}\n",
    );
  });
});

it.each([
  ['the bakery', 'T'],
  ['“Yeast”, a letter', 'Y'],
  ['étoiles', 'É'],
  ['e\u0301toiles', 'E\u0301'],
  ['7 loaves', '7'],
  ['…', ''],
])('the icon of a site called %s has the letter "%s"', async (brand, letter) => {
  const { assetsFor, iconPath, routes } = createAssets(pagesFolder);
  const look = { theme: plainTheme(), brand };
  const drawn = await (await routes.request(iconPath(look))).text();
  expect(assetsFor(look).icon).toBe(`data:image/svg+xml,${encodeURIComponent(drawn)}`);
  expect(drawn).toContain(`<title>${letter}</title>`);
  expect(drawn).toContain(`y="17.5">${letter}</text>`);
});
