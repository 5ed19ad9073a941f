import { describe, expect, it } from 'vitest';
import { readyImageSchema } from '../../../lib/domain/image/image.ts';
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
