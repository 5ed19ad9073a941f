import type { Newsletter } from '../content/newsletter.ts';
import type { PublishedCourse } from '../content/published/published-course.ts';
import type { PublishedList } from '../newsletter/published-issue.ts';

/** What somebody can be a member of, as it was published last, with the site around it. */
export type Published = PublishedCourse | PublishedList;

type Named = Pick<PublishedCourse, 'course' | 'ended'> | Pick<PublishedList, 'list' | 'ended'>;

/** What it says of itself, which courses and newsletters say alike: its title, its language, who it is from. */
export const offerOf = (published: Named): PublishedCourse['course'] | Newsletter =>
  'course' in published ? published.course : published.list;

/** Whom a course or a newsletter lets in: everybody, nobody new, or nobody any more. */
export const admissionOf = (published: Named): 'open' | 'closed' | 'ended' => {
  if (published.ended !== undefined) return 'ended';
  return offerOf(published).closed ? 'closed' : 'open';
};

/**
 * Whether somebody new can sign up by its own form. The mails that a newsletter needs for that are made by a build, and
 * those of earlier versions made none.
 */
export const isOpenToSignUps = (published: Published): boolean =>
  admissionOf(published) === 'open' && ('course' in published || published.noticesVersion !== undefined);
