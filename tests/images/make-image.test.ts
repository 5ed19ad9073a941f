import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { largestImage, widestImage } from '../../lib/domain/image/image.ts';
import { makeImage } from '../../lib/images/make-image.ts';

const lesson = 'content/courses/bread';

/** A picture with a dark left half and a light right one, so that it shows which way up it is. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#f0e0c0' } }).composite([
    {
      input: { create: { width: Math.floor(width / 2), height, channels: 3, background: '#302010' } },
      left: 0,
      top: 0,
    },
  ]);

/** Noise that no encoder can make small. */
const noise = (width: number, height: number) => {
  let state = 1;
  const data = new Uint8Array(width * height * 3);
  for (let place = 0; place < data.length; place += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    data[place] = state >> 16;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
};

const ready = async (path: string, bytes: Uint8Array) => {
  const { image, bytes: made } = await makeImage(path, bytes);
  if (image.status !== 'ready' || !made) throw new Error(JSON.stringify(image));
  return { ...image, made };
};

const reason = async (path: string, bytes: Uint8Array) => {
  const { image } = await makeImage(path, bytes);
  return image.status === 'refused' ? image.reason : 'was taken';
};

describe('an image file', () => {
  it('becomes twice as wide as a mail shows it and no wider, and a small one is not blown up', async () => {
    const large = await ready(`${lesson}/a.jpg`, await halves(1800, 1200).jpeg().toBuffer());
    expect(large).toMatchObject({ width: widestImage, height: 800 });
    expect(await sharp(large.made).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 800 });
    const small = await ready(`${lesson}/b.png`, await halves(300, 200).png().toBuffer());
    expect(small).toMatchObject({ width: 300, height: 200 });
  });

  it('is named by its bytes: the same is the same on every run', async () => {
    const bytes = await halves(800, 600).jpeg().toBuffer();
    const [one, other] = [await ready('content/a.jpg', bytes), await ready('content/a.jpg', bytes)];
    expect(one.name).toMatch(/^[0-9a-f]{32}\.png$/);
    expect(other).toEqual(one);
    expect(one.bytes).toBe(one.made.byteLength);
  });

  it('stands upright, and says nothing of where, when and with what it was taken', async () => {
    const photo = await halves(400, 200)
      .jpeg()
      .withExif({
        IFD0: { Make: 'Camera', Copyright: 'somebody' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { made, width, height } = await ready(`${lesson}/a.jpg`, photo);
    expect({ width, height }).toEqual({ width: 200, height: 400 });
    const { exif, xmp, iptc, icc, orientation } = await sharp(made).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
    const shades = await sharp(made).greyscale().raw().toBuffer();
    expect(shades.at(0)).toBeLessThan(shades.at(-1) ?? 0);
  });

  it('is a photo of few bytes, and a drawing with sharp edges', async () => {
    const photo = await ready(
      `${lesson}/a.jpg`,
      await noise(800, 600).blur(4).jpeg({ quality: 95 }).toBuffer(),
    );
    expect(photo.name).toMatch(/\.jpg$/);
    expect(photo.bytes).toBeLessThanOrEqual(largestImage);
    expect((await ready(`${lesson}/a.png`, await halves(600, 300).png().toBuffer())).name).toMatch(/\.png$/);
  });

  it('is made smaller until it is small enough', async () => {
    const { width, bytes } = await ready(`${lesson}/a.jpg`, await noise(1200, 900).jpeg().toBuffer());
    expect(bytes).toBeLessThanOrEqual(largestImage);
    expect(width).toBeLessThan(widestImage);
  });

  it('stands on white where something would show through, since mail programs turn pages dark', async () => {
    const line = { create: { width: 400, height: 20, channels: 4, background: '#000000' } } as const;
    const clear = { create: { width: 400, height: 300, channels: 4, background: '#00000000' } } as const;
    const drawing = await sharp(clear)
      .composite([{ input: line, left: 0, top: 100 }])
      .png()
      .toBuffer();
    const { made } = await ready(`${lesson}/line.png`, drawing);
    const { isOpaque, channels } = await sharp(made).stats();
    expect(isOpaque).toBe(true);
    expect(channels[0]?.max).toBe(255);
    const logo = await ready('content/logo.png', drawing);
    expect((await sharp(logo.made).stats()).isOpaque).toBe(false);
  });

  it('has the colours of screens, whatever it was printed with', async () => {
    const printed = await halves(200, 100).toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(printed).metadata()).space).toBe('cmyk');
    const { made } = await ready(`${lesson}/a.jpg`, printed);
    expect((await sharp(made).metadata()).space).toBe('srgb');
  });

  it('may be a WebP, an AVIF or a GIF that stands still, and is one no more: Outlook could not show it', async () => {
    const still = halves(200, 100);
    for (const [path, bytes] of [
      ['a.webp', await still.clone().webp().toBuffer()],
      ['a.avif', await still.clone().avif().toBuffer()],
      ['a.gif', await still.clone().gif().toBuffer()],
      ['A.JPEG', await still.clone().jpeg().toBuffer()],
    ] as const)
      expect((await ready(`${lesson}/${path}`, bytes)).name).toMatch(/\.(png|jpg)$/);
  });
});

describe('an image file is refused, in a sentence that says what to do,', () => {
  it.each([
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', /^is an SVG, .* export it as PNG/],
    ['photo.heic', 'x', /not every program can read \(\.heic\); save it as JPEG or PNG/],
    ['scan.tiff', 'x', /\(\.tiff\); save it/],
    ['empty.png', '', /^is empty/],
    ['words.png', 'no image at all', /^is no image that can be read/],
    [
      'hidden.png',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      /^is no image that can be read/,
    ],
  ])('%s', async (name, text, sentence) => {
    expect(await reason(`${lesson}/${name}`, Buffer.from(text))).toMatch(sentence);
  });

  it('where its name says another kind than it is', async () => {
    const jpeg = await halves(20, 10).jpeg().toBuffer();
    expect(await reason(`${lesson}/a.png`, jpeg)).toBe(
      'is a JPEG by what is in it; give it a name that ends in .jpg',
    );
  });

  it.each(['jpg', 'png'])('where a %s is cut off', async (ending) => {
    const whole = noise(300, 200);
    const bytes = await (ending === 'jpg' ? whole.jpeg() : whole.png()).toBuffer();
    expect(await reason(`${lesson}/a.${ending}`, bytes.subarray(0, bytes.length / 2))).toMatch(
      /^is cut off or damaged/,
    );
  });

  it('where it moves', async () => {
    const frames = [halves(20, 10), halves(20, 10).negate()].map((each) => each.png().toBuffer());
    const gif = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await reason(`${lesson}/a.gif`, gif)).toMatch(/^is animated, which nobody can stop in a mail/);
  });

  it('where few bytes stand for more pixels than fit into memory', async () => {
    const bomb = await sharp({
      create: { width: 8_000, height: 6_300, channels: 3, background: '#ffffff' },
      limitInputPixels: false,
    })
      .toColourspace('b-w')
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await reason(`${lesson}/a.png`, bomb)).toBe(
      'has 8000 × 6300 pixels; at most 50 million can be opened, so scale it down',
    );
  });

  it('where it is a very large file, before it is opened', async () => {
    expect(await reason(`${lesson}/a.jpg`, new Uint8Array(26 * 1024 * 1024))).toMatch(
      /^is 26.0 MB large; at most 25.0 MB are read/,
    );
  });

  it('where nothing makes it small', async () => {
    expect(await reason('content/logo.png', await noise(560, 400).png().toBuffer())).toMatch(
      /^is more than 200 KB however it is compressed/,
    );
  });
});
