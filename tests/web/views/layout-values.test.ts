import { describe, expect, it } from 'vitest';
import { readyImageSchema } from '../../../lib/domain/image/image.ts';
import { palettesOf } from '../../../lib/domain/theme/palette.ts';
import { plainTheme, themeSchema } from '../../../lib/domain/theme/theme.ts';
import { baseUrl, sampleCourse, withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const cardOf = (sign: string) =>
  readyImageSchema.parse({ name: `${sign.repeat(32)}.png`, width: 1200, height: 630, bytes: 9000 });
const [first, ...others] = sampleCourse.lessons;
const withCards = {
  ...withNewsletter,
  card: cardOf('c'),
  siteCard: cardOf('b'),
  lessons: first ? [{ ...first, card: cardOf('d') }, ...others] : [],
};

const pageAt = async (path: string, published = sampleCourse) =>
  (await createWebWorld({ published }).app.request(path)).text();

describe('a page that is shared', () => {
  it.each([
    ['/courses/bread', 'c', 'Bread, Plainly'],
    ['/lessons/bread/flour-and-water', 'd', 'The quiet hour before kneading'],
    ['/archive/bread', 'c', 'Archive: Bread, Plainly'],
    ['/courses', 'b', 'All courses'],
    ['/issues/letters/2026-01-05-the-burnt-one', 'e', 'The burnt one &amp; what it said'],
  ])('%s shows its card, under our own address and with its size and words', async (path, sign, title) => {
    const page = await pageAt(path, withCards);
    expect(page).toContain(
      `<meta property="og:image" content="${baseUrl}/images/${sign.repeat(32)}.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${title}">
<meta name="twitter:card" content="summary_large_image">`,
    );
  });

  it('has none where no card was drawn, as in what was published before there were any', async () => {
    expect(await pageAt('/courses/bread')).not.toContain('og:image');
  });
});

describe('the looks of a site', () => {
  const theme = themeSchema.parse({ accent: '#1d4f91', accentInDark: '#9cc2f5', typeface: 'sans' });
  const themed = { ...sampleCourse, site: { ...sampleCourse.site, theme } };
  const withImages = { ...themed, logo: cardOf('1'), icon: cardOf('2') };

  it('are in the style sheet of each page that knows of it, for the light and the dark', async () => {
    const { app } = createWebWorld({ published: themed });
    const sheet = /<style>[\s\S]*<\/style>/.exec(await (await app.request('/privacy')).text())?.[0] ?? '';
    expect(sheet).toMatch(
      /:root\{--accent:#1d4f91;.*--display:var\(--sans\)\}\n@media\(prefers-color-scheme:dark\)/,
    );
    expect(sheet).toContain('--accent:#9cc2f5;');
  });

  it('are nobody’s on a page that knows of no site', async () => {
    const page = await pageAt('/nothing-here', themed);
    const { light } = palettesOf(plainTheme());
    expect(page).toContain(`--accent:${light.accent};`);
    expect(page).not.toContain('1d4f91');
  });

  it('have the logo in the place of the name, which is read out and seen where it does not load', async () => {
    const [, brand] = /<a class="brand"[^>]*>\s*(.*)\s*<\/a>/.exec(await pageAt('/', withImages)) ?? [];
    expect(brand).toBe(
      `<img src="${baseUrl}/images/${'1'.repeat(32)}.png" width="1200" height="630" alt="Plain Letters">`,
    );
    expect(await pageAt('/', themed)).toMatch(/<a class="brand"[^>]*>\s*Plain Letters\s*<\/a>/);
  });

  it.each(['/favicon.ico', '/assets/favicon.svg'])('have an icon that %s leads to', async (path) => {
    const icon = async (published: typeof sampleCourse) =>
      (await createWebWorld({ published }).app.request(path)).headers.get('Location');
    expect(await icon(withImages)).toBe(`${baseUrl}/images/${'2'.repeat(32)}.png`);
    expect(await pageAt('/', withImages)).toContain(`<link rel="icon" href="${await icon(withImages)}">`);
    expect(await icon(themed)).toMatch(/^\/assets\/1d4f91-9cc2f5-P\/favicon\.svg\?v=/);
  });
});
