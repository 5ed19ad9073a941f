import type { CompiledMail, Notice } from '../domain/mail/mail.ts';
import type { Published } from '../domain/membership/published.ts';
import type { Ports } from './ports.ts';

/** A mail about an address, in the words of a course or a newsletter. Undefined where its last build made none. */
export const findNotice =
  ({ courses, newsletters }: Pick<Ports, 'courses' | 'newsletters'>) =>
  async (published: Published, key: Notice): Promise<CompiledMail | undefined> => {
    if ('course' in published) return courses.mail(published.course.id, published.version, key);
    return published.noticesVersion && newsletters.mail(published.list.id, published.noticesVersion, key);
  };
