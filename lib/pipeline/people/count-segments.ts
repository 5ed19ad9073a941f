import type { ListId, Segment, SegmentName } from '../../domain/content/newsletter.ts';
import { isMember } from '../../domain/newsletter/subscription.ts';
import { matchesSegment } from '../../domain/people/matches-segment.ts';
import { everybodyOnRecord } from '../everybody-on-record.ts';
import { factsOf } from '../person-facts.ts';
import type { PersonOnRecord } from '../ports/subscribers.ts';
import type { Ports } from '../ports.ts';
import { cacheCourses } from '../send/cache-courses.ts';

/** A segment that list.yaml of a newsletter defines. */
export type NamedSegment = { list: ListId; name: SegmentName; segment: Segment };

/** `people`: whom it fits. `readers`: those of them who are on its newsletter, whom an issue for it would go to. */
export type CountedSegment = NamedSegment & { people: number; readers: number };

type Needs = Pick<Ports, 'courses' | 'newsletters' | 'peopleScan' | 'subscriptions'>;

/** Every segment of the stage. */
export const namedSegments = async ({ newsletters }: Pick<Ports, 'newsletters'>): Promise<NamedSegment[]> =>
  (await newsletters.lists()).flatMap(({ list: { id: list, segments = {} } }) =>
    // `Object.entries` promises no more than strings; the schema of a list has read them as names.
    Object.entries(segments).map(([name, segment]) => ({ list, name: name as SegmentName, segment })),
  );

/** How many people each of these segments holds now, by one reading of everybody's record. People who cannot be read are counted. */
export const countSegments =
  (ports: Needs) =>
  async (named: readonly NamedSegment[]): Promise<{ segments: CountedSegment[]; unreadable: number }> => {
    const reading = { ...ports, courses: cacheCourses(ports.courses) };
    const segments = named.map((one) => ({ ...one, people: 0, readers: 0 }));
    let unreadable = 0;
    for await (const page of everybodyOnRecord(ports)) {
      unreadable += page.unreadable;
      for (const counted of segments) {
        const standings = await Promise.all(page.found.map((person) => standingOf(reading, person, counted)));
        counted.people += standings.filter((standing) => standing !== 'outside').length;
        counted.readers += standings.filter((standing) => standing === 'reader').length;
      }
    }
    return { segments, unreadable };
  };

const standingOf = async (
  ports: Pick<Needs, 'courses' | 'subscriptions'>,
  person: PersonOnRecord,
  { list, segment }: NamedSegment,
): Promise<'outside' | 'fits' | 'reader'> => {
  if (!matchesSegment(segment, await factsOf(ports)(person, segment))) return 'outside';
  const ref = { subscriberId: person.subscriber.id, listId: list };
  const subscription = await ports.subscriptions.load(ref);
  return subscription && isMember(subscription) ? 'reader' : 'fits';
};
