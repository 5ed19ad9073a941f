import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deflatedPart, gzipPage } from '../../../lib/web/views/gzip-page.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('a page of which a part is compressed already', () => {
  it('is what it was, whatever stands before and after that, and where it has no such part', () => {
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (before, known, after, isThere) => {
        const page = Buffer.from(`${before}${isThere ? known : ''}${after}`);
        expect(gunzipSync(gzipPage(page, deflatedPart(known))).equals(page)).toBe(true);
      }),
    );
  });

  it('takes for the part what it takes by itself, and not more with each page', () => {
    const sheet = Array.from({ length: 300 }, (_, line) => `.rule-${line} { margin: ${line}px; }`).join('\n');
    const part = deflatedPart(sheet);
    const page = gzipPage(Buffer.from(`<style>${sheet}</style>`), part);
    expect(page.includes(part.deflated)).toBe(true);
    expect(page.length).toBeLessThan(part.deflated.length + 60);
  });
});

describe('a page for whoever reads gzip', () => {
  const { app } = createWebWorld();
  const ask = (path: string, encoding: string) =>
    app.request(path, { headers: { 'Accept-Encoding': encoding } });

  it.each(['/', '/courses', '/privacy', '/nothing-here'])(
    '%s says what it says uncompressed',
    async (path) => {
      const packed = await ask(path, 'gzip, br');
      const plain = await ask(path, 'identity');
      expect(packed.headers.get('Content-Encoding')).toBe('gzip');
      expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(await plain.text());
      expect(packed.headers.get('Vary')).toBe(plain.headers.get('Vary'));
      expect(packed.headers.get('Vary')).toContain('Accept-Encoding');
    },
  );
});
