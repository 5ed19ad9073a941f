import { courseId } from '../domain/content/course.ts';
import { listId } from '../domain/content/newsletter.ts';
import { type Front, frontOf } from '../domain/content/site.ts';
import type { Published } from '../domain/membership/published.ts';
import type { Ports } from './ports.ts';

type Needs = Pick<Ports, 'courses' | 'newsletters'>;

/** A course or a newsletter, by an id that may be either's. */
export const findPublished =
  ({ courses, newsletters }: Needs) =>
  async (id: Front): Promise<Published | undefined> =>
    (await courses.current(courseId.parse(id))) ?? (await newsletters.list(listId.parse(id)));

/** What the front page shows. `deployed` is what it showed at the deploy: a publish may have put another in its place. */
export const findFront =
  (ports: Needs) =>
  async (deployed: Front): Promise<Published | undefined> => {
    const published = await findPublished(ports)(deployed);
    const named = published ? frontOf(published.site) : deployed;
    return (named !== deployed && (await findPublished(ports)(named))) || published;
  };
