import type { CourseId } from '../../domain/content/course.ts';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type SubscriberView, showSubscriber } from '../../pipeline/preferences/show-subscriber.ts';
import { findDefaultCourse, type WebContext } from '../context.ts';
import type { SignedLink } from '../middleware/signed-link.ts';

/**
 * The links that lead to somebody's own page: that in a newsletter's mails knows of no course, and that in a course's
 * mails says which it came from, and is shown first. Both open the same person's page, and take the same forms.
 */
export const ownLinks = [
  { base: '/own', purpose: 'own' },
  { base: '/preferences', purpose: 'preferences' },
] as const;

export type OwnLinks = (typeof ownLinks)[number];

/** Whose page a link opens. `path` is where the page is, and where its forms post to. */
export type OwnLink = { path: string; subscriberId: SubscriberId; courseId: CourseId | undefined };

export const ownLinkOf = (
  { base }: OwnLinks,
  { token, claims }: Pick<SignedLink<OwnLinks['purpose']>, 'token' | 'claims'>,
): OwnLink => ({
  path: `${base}/${token}`,
  subscriberId: claims.s,
  courseId: 'c' in claims ? claims.c : undefined,
});

/** A person, and the course whose site and language their page is in. */
export type OwnPage = { view: SubscriberView; published: PublishedCourse };

/** Undefined for somebody who is not, or no longer, on record. */
export const openOwnPage = async (
  web: WebContext,
  { subscriberId, courseId }: Pick<OwnLink, 'subscriberId' | 'courseId'>,
): Promise<OwnPage | undefined> => {
  const view = await showSubscriber(web.ports)(subscriberId, courseId);
  const published = view && (await courseAround(web, view));
  return published && { view, published };
};

/** For whoever is in no course it is the front page's, in the language of their newsletter. */
const courseAround = async (
  web: WebContext,
  { courses, newsletters }: SubscriberView,
): Promise<PublishedCourse | undefined> => {
  const theirs = newsletters.find(({ subscription }) => subscription);
  return courses[0]?.published ?? findDefaultCourse(web, theirs?.published.list.language);
};
