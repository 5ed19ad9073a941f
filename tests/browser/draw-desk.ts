import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { courseId } from '../../lib/domain/content/course.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { startWorld } from '../../lib/local/world/world.ts';
import { countBusyWeeks } from '../fixtures/busy-course.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';
import { writeContent } from '../worlds/content-on-disk.ts';
import { startChromium } from './chromium.ts';

/**
 * `npm run desk-picture`: the picture of the desk that the README shows, in light and in dark: the report of a local world after five busy
 * weeks that never were, of people who are nothing but numbers.
 */
const project = fileURLToPath(new URL('../../', import.meta.url));
const pictures = join(project, 'docs', 'pictures');
const size = { width: 1120, height: 1040 };
const now = instantOf('2027-03-01T10:00:00Z');

const folder = await mkdtemp(join(tmpdir(), 'dripline-desk-'));
try {
  const content = await writeContent(join(folder, 'content'), twelveWeeks());
  const templates = join(project, 'templates');
  const world = await startWorld({ folder: join(folder, 'data'), port: 0, content, templates, startAt: now });
  if ('refused' in world) throw new Error(world.refused.join('\n'));
  const course = courseId.parse('bread');
  const published = await world.connection.courses.current(course);
  const lessons = published?.lessons.map(({ id }) => id) ?? [];
  await countBusyWeeks(world.connection, { course, lessons, list: listId.parse('crumbs') }, now);

  const browser = await startChromium();
  await mkdir(pictures, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: size, colorScheme });
    const page = await context.newPage();
    await page.goto(`${world.url}/_local/desk/report`, { waitUntil: 'load' });
    const file = join(pictures, `desk-${colorScheme}.webp`);
    const { size: bytes } = await sharp(await page.screenshot())
      .webp({ quality: 82 })
      .toFile(file);
    process.stdout.write(`${file}: ${Math.ceil(bytes / 1024)} KB\n`);
    await context.close();
  }
  await browser.close();
  await world.close();
} finally {
  await rm(folder, { recursive: true });
}
