import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId } from '../../../../lib/domain/content/article.ts';
import { slugOf } from '../../../../lib/domain/content/parts/slug-of.ts';

describe('slugOf', () => {
  it.each([
    ['Über Brot: die Kruste!', 'uber-brot-die-kruste'],
    ["The baker's straße & Œuvre", 'the-bakers-strasse-oeuvre'],
    ['小麦', ''],
    [`Seven ${'and more '.repeat(12)}`, 'seven-and-more-and-more-and-more-and-more-and'],
  ])('makes an id of %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('is an id or nothing, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const slug = slugOf(title);
        expect(slug === '' || articleId.safeParse(slug).success).toBe(true);
      }),
    );
  });
});
