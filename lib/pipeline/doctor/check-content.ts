import { shortName } from '../../domain/content/published/edition-history.ts';
import { type Outcome, warned, well, wrong } from '../../domain/doctor/outcome.ts';
import { millisecondsBetween } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'courses' | 'editions' | 'readContent'>;

const day = 24 * 60 * 60_000;

/** What is live, whether this version can read it, and how old it is. */
export const checkContent =
  ({ clock, courses, editions, readContent }: Needs) =>
  async (): Promise<Outcome> => {
    const live = await editions.live();
    if (!live) return wrong('Nothing is published.', 'Run "dripline publish".');
    const read = readContent(await editions.read(live.edition));
    if (!('content' in read))
      return warned(
        `The content that is live has ${read.faults.length} faults for this version; readers still get what was compiled.`,
        'Run "dripline check", mend what it names, and publish.',
      );
    const named = [...read.content.courses.keys()];
    const published = await Promise.all(named.map((id) => courses.current(id)));
    const missing = named.filter((_, index) => !published[index]);
    if (missing.length > 0)
      return wrong(
        `${missing.join(', ')} is in the content that is live and has not been compiled.`,
        'Run "dripline publish"; the log of build-course says what keeps it.',
      );
    const moments = published.flatMap((course) => (course ? [course.publishedAt] : []));
    const latest = moments.sort().at(-1);
    const age = latest ? Math.max(0, Math.floor(millisecondsBetween(latest, clock.now()) / day)) : 0;
    const ago = age === 0 ? 'today' : age === 1 ? 'yesterday' : `${age} days ago`;
    return well(
      `Edition ${shortName(live.edition)} is live, with ${named.length === 1 ? '1 course' : `${named.length} courses`}${latest ? `, last changed ${ago}` : ''}.`,
    );
  };
