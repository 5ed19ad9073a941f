import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainTheme } from '../../../lib/domain/theme/theme.ts';
import { createAssets } from '../../../lib/web/views/assets.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';
import { createWebWorld, templates } from '../../worlds/web-in-memory.ts';

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
  const linked = async () => {
    const { app } = createWebWorld();
    const html = await (await app.request('/')).text();
    const paths = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) =>
      path.replaceAll('&#x3D;', '='),
    );
    return { app, paths };
  };

  it('are found where the pages say, under a name that changes with their content, and kept for a year', async () => {
    const { app, paths } = await linked();
    expect(paths).toHaveLength(3);
    for (const path of paths) {
      const answer = await app.request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    }
  });

  it('are asked for again soon under any other name', async () => {
    const { app } = await linked();
    const answer = await app.request('/assets/17615a-86cbc1-serif/style.css?v=old');
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=300');
  });

  it('do not lead out of their folder', async () => {
    const { app } = await linked();
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
  const { pathsFor, routes } = createAssets(templates);
  const drawn = await (await routes.request(pathsFor({ theme: plainTheme(), brand }).icon)).text();
  expect(drawn).toContain(`<title>${letter}</title>`);
  expect(drawn).toContain(`y="17.5">${letter}</text>`);
});
