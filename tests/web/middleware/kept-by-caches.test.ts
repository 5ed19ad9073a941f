import { describe, expect, it } from 'vitest';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const { app } = createWebWorld();
const keeping = async (path: string, options: RequestInit = {}) =>
  (await app.request(path, options)).headers.get('Cache-Control');

describe('what a cache in front of all visitors may keep', () => {
  it.each(['/', '/courses', '/courses/bread', '/archive/bread', '/privacy', '/embed/bread'])(
    'is the page at %s, for a minute; browsers ask again each time',
    async (path) => {
      expect(await keeping(path)).toBe('public, max-age=0, must-revalidate, s-maxage=60');
      expect(await keeping(path, { method: 'HEAD' })).toBe(await keeping(path));
    },
  );

  it('is no page of one person, no answer to a form, and nothing that is not there', async () => {
    for (const path of ['/preferences/abc', '/confirm/abc', '/read/abc/1', '/own/abc'])
      expect(await keeping(path)).toBe('no-store');
    const form = new URLSearchParams({ email: 'ada@readers.example.org' });
    expect(await keeping('/subscribe', { method: 'POST', body: form })).toBe('no-store');
    for (const path of ['/nothing-here', '/courses/nothing-here', '/subscribe'])
      expect(await keeping(path)).toBe('no-cache');
  });

  it('differs by what the zone of a visitor is guessed from, where there is such a guess', async () => {
    const vary = async (path: string) => (await app.request(path)).headers.get('Vary') ?? '';
    expect(await vary('/')).toMatch(/CloudFront-Viewer-Time-Zone, Accept-Language/);
    expect(await vary('/privacy')).not.toContain('Accept-Language');
  });

  it('shows nobody links that lead out of a frame: a page that is asked for is never in one', async () => {
    const framed = await app.request('/', { headers: { 'Sec-Fetch-Dest': 'iframe' } });
    expect(await framed.text()).not.toContain('<base');
  });
});
