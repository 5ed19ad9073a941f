import { expect, it } from 'vitest';
import { segmentSchema } from '../../../lib/domain/content/newsletter.ts';
import { filterInWords } from '../../../lib/domain/people/filter-in-words.ts';

it('says each part of a filter, and everybody of one that asks for nothing', () => {
  expect(filterInWords({})).toBe('everybody');
  expect(filterInWords({ name: undefined })).toBe('everybody');
  expect(filterInWords(segmentSchema.parse({ course: 'bread' }))).toBe('in the course bread, or were');
  const segment = segmentSchema.parse({
    course: 'bread',
    standing: ['active', 'completed'],
    had: 'flour',
    notHad: 'salt',
    list: 'letters',
    tag: ['bakers', 'millers'],
    joinedFrom: '2027-01-01',
    joinedBefore: '2027-02-01',
    source: 'fair',
    language: 'fr',
    zone: 'Europe/',
  });
  expect(filterInWords({ ...segment, name: 'Ad' })).toBe(
    'in the course bread (active or completed); have had the lesson flour; have not had the lesson salt; on the newsletter letters; ' +
      'with the tag bakers or millers; came on 2027-01-01 or later; came before 2027-02-01; by the link fair; in a course in fr; ' +
      'in the time zone Europe/; with “Ad” in the first name',
  );
});
