import { describe, expect, it } from 'vitest';
import { audienceSchema } from '../../../lib/domain/content/issue.ts';
import { segmentSchema } from '../../../lib/domain/content/newsletter.ts';
import { tag } from '../../../lib/domain/content/tag.ts';
import type { PersonFilter } from '../../../lib/domain/people/person-filter.ts';
import { actForPerson } from '../../../lib/pipeline/people/act-for-person.ts';
import { everybodyShown, listPeople, pageOf } from '../../../lib/pipeline/people/list-people.ts';
import { isInAudience } from '../../../lib/pipeline/send/is-in-audience.ts';
import { letters } from '../../fixtures/letters.ts';
import { notesIssue } from '../../fixtures/notes-issue.ts';
import { createPeopleWorld, type PeopleWorld } from '../../worlds/people-in-memory.ts';
import { importPerson, join } from '../../worlds/web-in-memory.ts';

const nameOf = (address: string) => address.split('@')[0];
const shown = async ({ ports }: Pick<PeopleWorld, 'ports'>, filter: PersonFilter): Promise<string[]> => {
  const pages = await Array.fromAsync(everybodyShown(ports, filter));
  return pages.flatMap(({ found }) => found.map(({ subscriber }) => nameOf(subscriber.address) ?? '')).sort();
};

/** Ada is in the course, Bob has asked for it, Cem is on the newsletter alone, Dora in both from Berlin. */
const fourPeople = async () => {
  const world = createPeopleWorld();
  await join(world, 'ada@example.org', 'Europe/London');
  await world.signUp('bob@example.org');
  await importPerson(world, {
    address: 'cem@example.org',
    newsletters: letters,
    zone: 'America/New_York',
    signUpSource: 'spring-fair',
    firstName: 'Cem',
  });
  await importPerson(world, {
    address: 'dora@example.org',
    newsletters: letters,
    course: String(world.enrollmentCourse),
    lessonsReceived: 'flour-and-water@2025-12-30T09:00:00Z',
  });
  const dora = [...world.record.people.values()].find(({ address }) => address.startsWith('dora'));
  if (dora) await actForPerson(world.ports)(dora.id, { kind: 'tag', tag: tag.parse('bakers') });
  return world;
};
const segment = (parts: Record<string, unknown>) => segmentSchema.parse(parts);

describe('a list of people', () => {
  it('has everybody once, whatever they are in', async () => {
    expect(await shown(await fourPeople(), {})).toEqual(['ada', 'bob', 'cem', 'dora']);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ course: 'bread' }, ['ada', 'bob', 'dora']],
    [{ course: 'bread', standing: 'pending' }, ['bob']],
    [{ course: 'bread', standing: ['active', 'completed'] }, ['ada', 'dora']],
    [{ course: 'bread', had: 'flour-and-water' }, ['ada', 'dora']],
    [{ course: 'bread', standing: 'active', notHad: 'salt' }, ['ada', 'dora']],
    [{ list: 'letters' }, ['cem', 'dora']],
    [{ tag: 'Bakers' }, ['dora']],
    [{ source: 'Spring-Fair' }, ['cem']],
    [{ language: 'en' }, ['ada', 'bob', 'dora']],
    [{ language: 'fr' }, []],
    [{ zone: 'Europe/' }, ['ada', 'bob', 'dora']],
    [{ zone: ['Europe/London', 'America/New_York'] }, ['ada', 'cem']],
    [{ joinedBefore: '2026-01-01' }, ['cem', 'dora']],
    [{ joinedFrom: '2026-01-01' }, ['ada', 'bob']],
    [{ list: 'letters', zone: 'Europe/' }, ['dora']],
  ])('keeps to %j', async (parts, names) => {
    expect(await shown(await fourPeople(), segment(parts))).toEqual(names);
  });

  it('finds by a part of a first name', async () => {
    expect(await shown(await fourPeople(), { name: 'CE' })).toEqual(['cem']);
  });

  it.each<PersonFilter>([{}, segment({ list: 'letters' }), segment({ course: 'bread' })])(
    'comes a page at a time, each of them once, and says where it goes on exactly where somebody is left: %j',
    async (filter) => {
      const { ports } = await fourPeople();
      const everybody = await shown({ ports }, filter);
      for (const people of [1, 2, 3]) {
        const names: string[] = [];
        let page = await listPeople(ports)(filter, pageOf(people));
        for (;;) {
          names.push(...page.found.map(({ subscriber }) => nameOf(subscriber.address) ?? ''));
          if (!page.next) break;
          expect(page.next.kind).toBe('somebody');
          page = await listPeople(ports)(filter, pageOf(people), page.next.from);
          expect(page.found).not.toEqual([]);
        }
        expect(names.sort()).toEqual(everybody);
      }
    },
  );

  it.each([
    { ...pageOf(1), looks: 1 },
    { ...pageOf(1), reads: 1 },
  ])('is broken off by %j, says so, and goes on from there', async (size) => {
    const { ports } = await fourPeople();
    const names: string[] = [];
    let page = await listPeople(ports)({ name: 'cem' }, size);
    while (page.next) {
      expect(page.next.kind).toBe('unread');
      names.push(...page.found.map(({ subscriber }) => subscriber.firstName ?? ''));
      page = await listPeople(ports)({ name: 'cem' }, size, page.next.from);
    }
    expect([...names, ...page.found.map(({ subscriber }) => subscriber.firstName)]).toEqual(['Cem']);
  });

  it('is the audience of an issue, of those on its list alone', async () => {
    const world = await fourPeople();
    const list = { ...notesIssue.list, id: letters, segments: { europe: segment({ zone: 'Europe/' }) } };
    const audience = audienceSchema.parse({ who: 'segment', segment: 'europe' });
    const meant: string[] = [];
    for (const subscription of world.record.members.values())
      if (await isInAudience(world.ports)({ audience, list }, subscription))
        meant.push(subscription.subscriberId);
    const dora = [...world.record.people.values()].find(({ address }) => address.startsWith('dora'));
    expect(meant).toEqual([dora?.id]);
    const other = { ...list, segments: {} };
    for (const subscription of world.record.members.values())
      expect(await isInAudience(world.ports)({ audience, list: other }, subscription)).toBe(false);
  });

  it('reads a segment that says nothing, or that asks how somebody stands in no course, as a mistake', () => {
    expect(segmentSchema.safeParse({}).success).toBe(false);
    expect(segmentSchema.safeParse({ standing: 'active' }).success).toBe(false);
    expect(segmentSchema.safeParse({ colour: 'blue' }).success).toBe(false);
  });
});
