import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { type CompiledMail, mailKey } from '../../lib/domain/mail/mail.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { courseWith, theCourse } from '../fixtures/people.ts';
import type { Contract } from './subject.ts';

const mailOf = (key: string, words: string): CompiledMail => ({
  key: mailKey.parse(key),
  subject: words,
  preview: '',
  html: ['<p>', { value: 'unsubscribeUrl' }, '</p>'],
  text: [{ value: 'unsubscribeUrl' }],
  web: '',
});

export const coursesContract: Contract = (create) =>
  describe('published courses', async () => {
    const { courses } = (await create()).ports;
    const [old, next] = [courseWith(['flour', 'oven']), courseWith(['oven'], { version: 'b' })];

    it('are none before the first is published', async () => {
      expect(await courses.current(theCourse)).toBeUndefined();
      expect(await courses.mail(theCourse, old.version, mailKey.parse('flour'))).toBeUndefined();
    });

    it('are read as they were published last, and an older version keeps its mails', async () => {
      const oldMails = [mailOf('flour', 'Old flour'), mailOf('oven', 'Old oven')];
      await courses.publish(old, oldMails);
      expect(await courses.current(theCourse)).toEqual(old);
      await courses.publish(next, [mailOf('oven', 'New oven')]);
      expect(await courses.current(theCourse)).toEqual(next);
      const read = (version: typeof old.version, key: string) =>
        courses.mail(theCourse, version, mailKey.parse(key));
      expect(await read(old.version, 'flour')).toEqual(oldMails[0]);
      expect(await read(old.version, 'oven')).toMatchObject({ subject: 'Old oven' });
      expect(await read(next.version, 'oven')).toMatchObject({ subject: 'New oven' });
      expect(await read(next.version, 'flour')).toBeUndefined();
    });

    it('say what they have retired and renamed, until the next publish says otherwise', async () => {
      const tart = courseId.parse('tart');
      const [crust, dough] = [lessonId.parse('crust'), lessonId.parse('dough')];
      const of = (version: string) => ({
        ...courseWith(['dough'], { version }),
        course: { ...old.course, id: tart },
      });
      const history = { renamed: { [crust]: dough }, retired: { [lessonId.parse('glaze')]: old.version } };
      await courses.publish({ ...of('a'), history }, []);
      expect((await courses.current(tart))?.history).toEqual(history);
      await courses.publish({ ...of('b'), history: { renamed: {}, retired: {} } }, []);
      expect((await courses.current(tart))?.history).toEqual({ renamed: {}, retired: {} });
    });

    it('end once, under the site that ends them and each after it, and are not opened again by a late publish', async () => {
      const coffee = courseId.parse('coffee');
      const published = { ...old, course: { ...old.course, id: coffee } };
      const [first, second] = [instantOf('2026-04-05T08:00:00Z'), instantOf('2026-04-06T08:00:00Z')];
      expect(await courses.end(coffee, old.site, first)).toBe('unknown');
      await courses.publish(published, []);
      expect(await courses.end(coffee, { ...old.site, brand: 'One' }, first)).toBe('ended');
      expect(await courses.current(coffee)).toMatchObject({ ended: first, site: { brand: 'One' } });
      expect(await courses.end(coffee, { ...old.site, brand: 'Two' }, second)).toBe('already-ended');
      expect(await courses.current(coffee)).toMatchObject({ ended: first, site: { brand: 'Two' } });
      await courses.publish(published, []);
      expect(await courses.current(coffee)).toMatchObject({ ended: first });
    });

    it('of every version are kept, and which was current when', async () => {
      const cake = courseId.parse('cake');
      const published = (version: string, at: string) => ({
        ...courseWith(['flour'], { version }),
        course: { ...old.course, id: cake },
        publishedAt: instantOf(at),
      });
      const [a, b] = [published('a', '2026-01-05T08:00:00Z'), published('b', '2026-02-05T08:00:00Z')];
      expect(await courses.versionAt(cake, a.publishedAt)).toBeUndefined();
      expect(await courses.version(cake, a.version)).toBeUndefined();
      // The words of the first come back in March.
      for (const course of [a, b, { ...a, publishedAt: instantOf('2026-03-05T08:00:00Z') }])
        await courses.publish(course, []);
      const at = (moment: string) => courses.versionAt(cake, instantOf(moment));
      expect(await at('2025-12-31T00:00:00Z')).toBe(a.version);
      expect(await at('2026-01-31T00:00:00Z')).toBe(a.version);
      expect(await at('2026-02-05T08:00:00Z')).toBe(b.version);
      expect(await at('2026-03-31T00:00:00Z')).toBe(a.version);
      expect(await courses.version(cake, b.version)).toEqual(b);
    });

    it('are each their own', async () => {
      expect(await courses.current(courseId.parse('pie'))).toBeUndefined();
      expect(await courses.mail(courseId.parse('pie'), old.version, mailKey.parse('flour'))).toBeUndefined();
    });
  });
