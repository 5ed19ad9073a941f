import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { Ports } from '../ports.ts';

/** Every course that was ever published, the ended ones too: people may have come and gone. */
export const publishedCourses = async ({
  editions,
  courses,
}: Pick<Ports, 'editions' | 'courses'>): Promise<PublishedCourse[]> => {
  const ids = (await editions.live())?.courses ?? [];
  const found = await Promise.all(ids.map((id) => courses.current(id)));
  return found.filter((each) => each !== undefined);
};
