import type { CourseId } from '../../domain/content/course.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import type { Membership } from '../../domain/membership/membership.ts';
import type { MemberCursor } from '../../domain/newsletter/issue-record.ts';
import type { Ports } from '../ports.ts';

/**
 * Everybody who ever was in a course, or on a list, page by page. Of a course this reads the whole record: for commands
 * alone. Who can not be read is left out.
 */
export const membersOf = ({
  enrollmentScan,
  subscriptions,
}: Pick<Ports, 'enrollmentScan' | 'subscriptions'>) =>
  async function* ({ course, list }: { course?: CourseId; list?: ListId }): AsyncGenerator<Membership[]> {
    if (course) for await (const { found } of enrollmentScan.of(course)) yield found;
    if (!list) return;
    let from: MemberCursor | undefined;
    do {
      const page = await subscriptions.page(list, from);
      yield page.found;
      from = page.next;
    } while (from !== undefined);
  };
