import { describe, expect, it } from 'vitest';
import { segmentSchema } from '../../../lib/domain/content/newsletter.ts';
import { countSegments, namedSegments } from '../../../lib/pipeline/people/count-segments.ts';
import { readFilter } from '../../../lib/pipeline/people/read-filter.ts';
import { letters } from '../../fixtures/letters.ts';
import { notesIssue } from '../../fixtures/notes-issue.ts';
import { createPeopleWorld } from '../../worlds/people-in-memory.ts';
import { importPerson, join } from '../../worlds/web-in-memory.ts';

const withSegments = async () => {
  const world = createPeopleWorld();
  const segments = {
    london: segmentSchema.parse({ zone: 'Europe/London' }),
    started: segmentSchema.parse({ course: 'bread', had: 'flour-and-water' }),
  };
  const list = { ...notesIssue.list, id: letters, segments };
  await world.ports.newsletters.publishList({ site: notesIssue.site, list });
  return world;
};

describe('a filter as it is asked for', () => {
  it('is a segment, its parts or both, and everybody where it says nothing', async () => {
    const { ports } = await withSegments();
    const read = readFilter(ports);
    expect(await read({})).toEqual({ kind: 'filter', filter: {} });
    expect(await read({ name: 'Ada' })).toEqual({ kind: 'filter', filter: { name: 'Ada' } });
    expect(await read({ segment: 'letters/london', tag: ['bakers'] })).toEqual({
      kind: 'filter',
      filter: { zone: ['Europe/London'], tag: ['bakers'] },
    });
    // What a segment says of a course holds for what is asked besides.
    expect(await read({ segment: 'letters/started', standing: ['active'] })).toMatchObject({
      kind: 'filter',
      filter: { course: 'bread', standing: ['active'] },
    });
  });

  it.each([
    [{ segment: 'letters/paris' }, 'segment', 'there is no segment letters/paris'],
    [{ segment: 'letters/london', zone: ['Asia/Tokyo'] }, 'zone', 'letters/london says that already'],
    [{ standing: ['active'] }, 'standing', 'is about a course'],
    [{ course: 'bread', standing: ['here'] }, 'standing', 'expected one of'],
    [{ course: 'cake' }, 'course', 'there is no course cake'],
    [{ course: 'bread', had: 'yeasty' }, 'had', 'has no lesson yeasty'],
    [{ list: 'cakes' }, 'list', 'there is no newsletter cakes'],
    [{ joinedFrom: 'yesterday' }, 'joinedFrom', ''],
  ])('says of %j what is wrong with it', async (asked, part, because) => {
    const { ports } = await withSegments();
    expect(await readFilter(ports)(asked)).toEqual({
      kind: 'unreadable',
      part,
      because: expect.stringContaining(because),
    });
  });
});

describe('the segments of a stage', () => {
  it('are counted by one reading of everybody, those on the newsletter apart', async () => {
    const world = await withSegments();
    await join(world, 'ada@example.org', 'Europe/London');
    await importPerson(world, { address: 'bob@example.org', newsletters: letters, zone: 'Europe/London' });
    await importPerson(world, { address: 'cem@example.org', newsletters: letters, zone: 'Asia/Tokyo' });
    const named = await namedSegments(world.ports);
    const { segments, unreadable } = await countSegments(world.ports)(named);
    expect(unreadable).toBe(0);
    expect(segments.map(({ name, people, readers }) => ({ name, people, readers }))).toEqual([
      { name: 'london', people: 2, readers: 1 },
      { name: 'started', people: 1, readers: 0 },
    ]);
  });
});
