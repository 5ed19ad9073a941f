import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { largestImage } from '../../lib/domain/image/image.ts';
import { createDrawCard } from '../../lib/images/draw-card.ts';
import { nameOf } from '../../lib/images/make-image.ts';

const draw = createDrawCard();
const brand = 'Bäckerstube Öhringen & Söhne';

const drawn = async (title: string) => {
  const { image, bytes } = await draw({ title, of: 'Brot, ganz einfach', brand });
  if (image.status !== 'ready' || !bytes) throw new Error(JSON.stringify(image));
  return { ...image, made: bytes };
};

/** The least distance of anything drawn from the right edge. */
const room = async (bytes: Uint8Array): Promise<number> => {
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  const isInk = (x: number) =>
    Array.from({ length: info.height }, (_, y) => data[(y * info.width + x) * info.channels] ?? 255).some(
      (shade) => shade < 128,
    );
  let x = info.width - 1;
  while (x > 0 && !isInk(x)) x -= 1;
  return info.width - 1 - x;
};

describe('a social card', () => {
  it('is a PNG of the size that networks ask for, the same for the same words', async () => {
    const card = await drawn('Bread, plainly');
    expect(card).toMatchObject({ width: 1200, height: 630 });
    expect(await sharp(card.made).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(card.bytes).toBeLessThan(largestImage);
    expect((await drawn('Bread, plainly')).name).toBe(card.name);
    expect((await drawn('Bread, proudly')).name).not.toBe(card.name);
  });

  it.each([
    'Rye',
    'Was die Kruste über den Ofen verrät: süß, größer, höher',
    'L’été où l’œuf naïf a goûté à la brûlée : dégustations à Sèvres',
    'El año del ñandú: ¿qué comió el pingüino?',
    'Lebensmittelverarbeitungsbetriebsgenehmigungsverfahren verstehen',
    'Ωμέγα, Хлеб, ő, ł',
    `${'A long title that goes on and on '.repeat(4)}to its end`,
    'W'.repeat(70),
  ])('keeps “%s” within its edges', async (title) => {
    expect(await room((await drawn(title)).made)).toBeGreaterThanOrEqual(40);
  });

  it('has the accent of the site, and its logo in the place of the brand', async () => {
    const logo = await sharp({ create: { width: 300, height: 60, channels: 4, background: '#c01080' } })
      .png()
      .toBuffer();
    const name = nameOf(logo, 'png');
    const words = {
      title: 'Bread',
      brand: 'Pâtes 日本',
      accent: '#1020c0',
      typeface: 'sans',
      logo: name,
    } as const;
    const { image, bytes } = await draw(words, new Map([[name, new Uint8Array(logo)]]));
    // The brand has letters that no font has: it is not drawn.
    expect(image.status).toBe('ready');
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ];
    expect(at(10, 315)).toEqual([0x10, 0x20, 0xc0]);
    expect(at(24 + 80 + 150, 630 - 80 - 30)).toEqual([0xc0, 0x10, 0x80]);
  });

  it.each(['日本のパン', 'Bread 🍞'])(
    'is not drawn with empty boxes for “%s”: it says which letters it lacks',
    async (title) => {
      expect((await draw({ title, brand })).image).toMatchObject({
        status: 'refused',
        reason: expect.stringMatching(/^has letters that our fonts lack \(.*[日🍞]/u),
      });
    },
  );
});
