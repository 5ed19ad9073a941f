import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { useBrowser } from '../browser/site.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';

const oven = 'content/courses/bread/oven.yaml';
const crust = 'content/courses/bread/crust.jpg';

const photo = (background: string) =>
  sharp({ create: { width: 1600, height: 1000, channels: 3, background } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .toBuffer();

const withImage = breadCourse({
  [oven]: (text) => text.replace('blocks:\n', '$&  - image: crust.jpg\n    alt: A loaf cut open\n'),
});

const world = await startTestWorld({
  content: new Map<string, string | Uint8Array>([...withImage, [crust, await photo('#a06030')]]),
  startAt: instantOf('2027-02-02T15:30:00Z'),
});
const inProject = (path: string) => join(world.project, path);

const imagesIn = (html: string) => [...html.matchAll(/<img [^>]*?src="([^"]+)"/g)].map(([, src = '']) => src);

describe('an image in a lesson, from the file to the inbox', () => {
  const reader = readerAt(world.url, 'ada@example.org');
  const { visit } = useBrowser();
  let src: string;
  let read: string;

  beforeAll(async () => {
    await reader.signUp('Europe/London', { course: 'bread' });
    expect((await reader.confirm()).status).toBe(200);
    await advance(world.url, 'P8D');
    const mail = (await reader.lessons()).find(({ html }) => html.includes('<img'));
    if (!mail) throw new Error('No lesson with an image came.');
    [src = ''] = imagesIn(mail.html);
    read = reader.linkIn(mail, 'read');
  });

  it('is served from our own address, scaled, and without the place where it was taken', async () => {
    expect(src).toMatch(new RegExp(`^${world.url}/images/[0-9a-f]{32}\\.jpg$`));
    const answer = await fetch(src);
    expect(answer.status).toBe(200);
    const { width, height, exif } = await sharp(await answer.arrayBuffer()).metadata();
    expect({ width, height, exif }).toEqual({ width: 1200, height: 750, exif: undefined });
  });

  it('is seen in the local inbox and where the lesson is read in a browser', async () => {
    const { page, complaints } = await visit();
    const widthIn = (frame: { evaluate(code: string): Promise<unknown> }) =>
      frame.evaluate(
        'const image = document.querySelector("img"); image.loading = "eager"; image.decode().then(() => image.naturalWidth)',
      );
    await page.goto(read);
    expect(await widthIn(page)).toBe(1200);
    const [mail] = (await reader.lessons()).filter(({ html }) => html.includes('<img'));
    await page.goto(`${world.url}/_local/inbox/${mail?.id}`);
    for (const frame of page.frames().filter((each) => each !== page.mainFrame()))
      expect(await widthIn(frame)).toBe(1200);
    expect(complaints).toEqual([]);
  });

  it('goes with a card where the course is shared', async () => {
    const page = await (await fetch(`${world.url}/courses/bread`)).text();
    const [, card = ''] = /<meta property="og:image" content="([^"]+)">/.exec(page) ?? [];
    expect(card).toMatch(new RegExp(`^${world.url}/images/`));
    expect(await sharp(await (await fetch(card)).arrayBuffer()).metadata()).toMatchObject({
      format: 'png',
      width: 1200,
      height: 630,
    });
  });

  it('keeps what is published where the file is broken, and says so in the line that names it', async () => {
    await writeFile(inProject(crust), (await photo('#a06030')).subarray(0, 300));
    const line = (withImage.get(oven) ?? '').split('\n').findIndex((each) => each.includes('crust.jpg')) + 1;
    expect(await world.publish()).toMatchObject({
      kind: 'unchanged',
      faults: [
        { file: oven, line, message: expect.stringMatching(/^names the image "crust.jpg", which is/) },
      ],
      kept: [{ unit: 'content/courses/bread', isPublished: true }],
    });
    expect((await fetch(src)).status).toBe(200);
  });

  it('stays for the mails that were sent when the lesson has another one, and when it has none', async () => {
    await writeFile(inProject(crust), await photo('#306090'));
    expect(await world.publish()).toMatchObject({ kind: 'published' });
    expect((await fetch(src)).status).toBe(200);
    await rm(inProject(crust));
    await writeFile(inProject(oven), breadCourse().get(oven) ?? '');
    expect(await world.publish()).toMatchObject({ kind: 'published' });
    expect((await fetch(src)).status).toBe(200);
    expect(imagesIn(await (await fetch(read)).text())).toEqual([new URL(src).pathname]);
  });
});
