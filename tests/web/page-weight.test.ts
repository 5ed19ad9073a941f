import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { compileCourse } from '../../lib/mail/compile-course.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';
import { createWebWorld } from '../worlds/web-in-memory.ts';

const fromTop = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const theCourse = async () => {
  const read = readContent(twelveWeeks());
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const compile = compileCourse(await readMailTemplates(fromTop('templates/emails')));
  const { defaultCourse } = read.content.site;
  if (!defaultCourse) throw new Error('The site has no default course.');
  const compiled = await compile(read.content, defaultCourse);
  if ('faults' in compiled) throw new Error(JSON.stringify(compiled.faults));
  return { ...compiled.course, publishedAt: instantOf('2026-01-05T08:00:00Z') };
};

/** Bytes of an answer as they go over the wire: header lines and the compressed body. */
const weigh = async (answer: Response): Promise<number> => {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return headers.length + (await answer.arrayBuffer()).byteLength;
};

it('the sign-up page of a course has at most 14 KB, and loads nothing besides', async () => {
  const { app } = createWebWorld({ published: await theCourse() });
  const html = await (await app.request('/')).text();
  const loaded = html.matchAll(
    /<(?:link rel="(?:icon|stylesheet)"|script|img)[^>]*? (?:href|src)="(?!data:)([^"]+)"/g,
  );
  expect([...loaded].map(([, path]) => path)).toEqual([]);
  const size = await weigh(await app.request('/', { headers: { 'Accept-Encoding': 'gzip' } }));
  expect(size).toBeLessThanOrEqual(14 * 1024);
});
