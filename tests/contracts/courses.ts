import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import { type CompiledMail, mailKey } from '../../lib/domain/mail/mail.ts';
import { mainCourseOf, theCourse } from '../fixtures/people.ts';
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
    const [old, next] = [mainCourseOf(['flour', 'oven']), mainCourseOf(['oven'], { version: 'b' })];

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

    it('are each their own', async () => {
      expect(await courses.current(courseId.parse('cake'))).toBeUndefined();
      expect(await courses.mail(courseId.parse('cake'), old.version, mailKey.parse('flour'))).toBeUndefined();
    });
  });
