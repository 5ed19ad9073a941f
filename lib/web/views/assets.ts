import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';

const types = {
  'style.css': 'text/css; charset=utf-8',
  'time-zone.js': 'text/javascript; charset=utf-8',
  'favicon.svg': 'image/svg+xml',
} as const;
export const assetNames = Object.keys(types);
type AssetName = keyof typeof types;

type Asset = { name: AssetName; type: string; text: string; version: string };

/** Paths that name their content: a changed file has another path, so each may be kept for ever. */
export type AssetPaths = { style: string; timeZoneScript: string; icon: string };

/** A tenth of the style sheet is for those who write it: its comments, and the blanks before its lines. What is quoted stays. */
const asSent = (name: AssetName, text: string): string =>
  name === 'style.css'
    ? text
        .replace(
          /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\//g,
          (_, quoted: string = '') => quoted,
        )
        .replace(/\n\s+/g, '\n')
    : text;

/** The few files beside the pages, read once from `folder`. */
export const createAssets = (folder: string) => {
  const assets = (Object.keys(types) as AssetName[]).map((name): Asset => {
    const text = asSent(name, readFileSync(join(folder, name), 'utf8'));
    const version = createHash('sha256').update(text).digest('base64url').slice(0, 12);
    return { name, type: types[name], text, version };
  });
  const pathOf = (name: AssetName) =>
    `/assets/${name}?v=${assets.find((asset) => asset.name === name)?.version ?? ''}`;

  const routes = new Hono();
  for (const { name, type, text, version } of assets) {
    routes.get(`/assets/${name}`, (c) =>
      c.body(text, 200, {
        'Content-Type': type,
        'Cache-Control':
          c.req.query('v') === version ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
        // A page in another site's sandboxed frame counts as another site, and loads them all the same.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      }),
    );
  }
  routes.get('/favicon.ico', (c) => c.redirect(pathOf('favicon.svg'), 301));

  const paths: AssetPaths = {
    style: pathOf('style.css'),
    timeZoneScript: pathOf('time-zone.js'),
    icon: pathOf('favicon.svg'),
  };
  return { paths, routes };
};
