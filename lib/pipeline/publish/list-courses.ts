import type { CourseId } from '../../domain/content/course.ts';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { admissionOf } from '../../domain/membership/published.ts';
import type { Ports } from '../ports.ts';
import { readAhead } from '../read-ahead.ts';

/** Every published course that lets people in, `first` before the others, which stand in the order of their titles. */
export const listCourses = ({ editions, courses }: Pick<Ports, 'editions' | 'courses'>) => {
  const readNamed = readAhead((id: CourseId) => courses.current(id));
  const named = async (first: CourseId | undefined): Promise<readonly CourseId[]> => {
    const known = (await editions.live())?.courses ?? [];
    return first === undefined ? known : [first, ...known];
  };
  return async (first?: CourseId): Promise<PublishedCourse[]> => {
    const published = await readNamed(named(first));
    return published
      .filter((each): each is PublishedCourse => each !== undefined && admissionOf(each) === 'open')
      .sort(
        (a, b) =>
          Number(b.course.id === first) - Number(a.course.id === first) ||
          a.course.title.localeCompare(b.course.title, a.course.language),
      );
  };
};
