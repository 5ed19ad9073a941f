import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import { startWorld } from '../../../lib/local/world/world.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { contentOnDisk } from '../../worlds/content-on-disk.ts';
import { servicesHere } from '../../worlds/services-here.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const project = await temporaryFolder();
const from = { content: await contentOnDisk(breadCourse()), templates: join(project, 'templates') };
await cp(fileURLToPath(new URL('../../../templates', import.meta.url)), from.templates, { recursive: true });

const pathOf = (template: string) => join(project, 'templates', template);
/** Puts a line into a template as its third, and hands back what it takes to undo that. */
const breakTemplate = async (template: string, line: string) => {
  const text = await readFile(pathOf(template), 'utf8');
  await writeFile(pathOf(template), text.split('\n').toSpliced(2, 0, line).join('\n'));
  return () => writeFile(pathOf(template), text);
};

describe('a template that is broken', () => {
  it('keeps the local world from starting, and says file and line', async () => {
    const mend = await breakTemplate('pages/message.hbs', '{{nothing}}');
    const world = await startWorld({
      folder: join(project, 'data'),
      port: 0,
      ...from,
      services: servicesHere().start,
    });
    await mend();
    expect(world).toEqual({
      refused: ['templates/pages/message.hbs:3 asks for “nothing”, and there is no such field here'],
    });
  });

  it('on save leaves what is published, and says file and line, once', { timeout: 30_000 }, async () => {
    const world = await startWorld({
      folder: join(project, 'data'),
      port: 0,
      ...from,
      services: servicesHere().start,
    });
    if ('refused' in world) throw new Error(world.refused.join('\n'));
    afterAll(world.close);
    const page = async () => (await fetch(`${world.url}/no/such/page`)).text();
    const before = await page();

    for (const [template, line] of [
      ['pages/message.hbs', '{{#if heading}}'],
      ['pages/layout.hbs', '{{words.nothing}}'],
      ['emails/foot.txt', '{{nothing}}'],
      ['emails/prose.mjml', '<mj-nothing />'],
    ] as const) {
      const mend = await breakTemplate(template, line);
      const outcome = await world.publish();
      expect('faults' in outcome && outcome.faults.map(faultInWords)).toEqual([
        expect.stringMatching(new RegExp(`^templates/${template}:3 `)),
      ]);
      expect(await page()).toBe(before);
      await mend();
    }
    expect(await world.publish()).toMatchObject({ kind: 'unchanged' });
  });
});
