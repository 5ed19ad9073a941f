import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import type { Contract } from './subject.ts';

const files = new Map([
  ['content/site.yaml', 'brand: Bread'],
  ['content/courses/bread/course.yaml', 'title: Bread – plainly'],
]);

export const editionsContract: Contract = (create) =>
  describe('editions', () => {
    it('hold the files as they were stored, under a name that their content makes', async () => {
      const { editions } = (await create()).ports;
      const name = await editions.store(files);
      expect(await editions.read(name)).toEqual(files);
      expect(await editions.store(new Map([...files].reverse()))).toBe(name);
      expect(await editions.store(new Map([...files].slice(1)))).not.toBe(name);
      expect(await editions.nameOf(new Map([...files].reverse()))).toBe(name);
      expect(await editions.live()).toBeUndefined();
    });

    it('have no files where nobody has stored them', async () => {
      const { editions } = (await create()).ports;
      expect(await editions.read('unknown')).toEqual(new Map());
    });

    it('go live one after another: of two builds over the same one, one is refused', async () => {
      const { editions } = (await create()).ports;
      const first = { edition: 'first', version: 0 };
      const both = [editions.goLive(first), editions.goLive({ edition: 'other', version: 0 })];
      expect((await Promise.all(both)).sort()).toEqual(['saved', 'stale']);
      expect(await editions.live()).toMatchObject({ version: 1 });
    });

    it('count their builds also where the edition stays the same', async () => {
      const { editions } = (await create()).ports;
      await editions.goLive({ edition: 'first', bundle: 'deployed', version: 0 });
      const live = await editions.live();
      expect(live).toEqual({ edition: 'first', bundle: 'deployed', version: 1 });
      if (!live) throw new Error('Nothing is live.');
      expect(await editions.goLive(live)).toBe('saved');
      expect(await editions.goLive(live)).toBe('stale');
    });

    it('remember what was live before, as the last build says', async () => {
      const { editions } = (await create()).ports;
      const history = [{ edition: 'first', at: instantOf('2027-01-12T09:00:00Z') }];
      await editions.goLive({ edition: 'first', version: 0, history });
      expect(await editions.live()).toEqual({ edition: 'first', version: 1, history });
    });

    it('know which courses have been published, as the last build says', async () => {
      const { editions } = (await create()).ports;
      const courses = [courseId.parse('bread'), courseId.parse('cake')];
      await editions.goLive({ edition: 'first', version: 0, courses });
      expect(await editions.live()).toEqual({ edition: 'first', version: 1, courses });
    });
  });
