import type { CourseId } from '../../domain/content/course.ts';
import type { Published } from '../../domain/membership/published.ts';
import type { Standing } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type SubscriberView, showSubscriber } from '../../pipeline/preferences/show-subscriber.ts';
import { findFrontPage, type WebContext } from '../context.ts';
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

/** A person, and the course or newsletter whose site and language their page is in. */
export type OwnPage = { view: SubscriberView; published: Published };

/** Undefined for somebody who is not, or no longer, on record. */
export const openOwnPage = async (
  web: WebContext,
  { subscriberId, courseId }: Pick<OwnLink, 'subscriberId' | 'courseId'>,
): Promise<OwnPage | undefined> => {
  const view = await showSubscriber(web.ports)(subscriberId, courseId);
  const published = view && (await courseAround(web, view, courseId));
  return published && { view, published };
};

/**
 * That of their link, or else of what they are in, a course before a newsletter; whoever is in nothing sees that of what they
 * asked for or left last.
 */
const courseAround = async (
  web: WebContext,
  { courses, newsletters }: SubscriberView,
  linked: CourseId | undefined,
): Promise<Published | undefined> => {
  const named = courses.find(({ enrollment }) => enrollment.courseId === linked);
  if (named) return named.published;
  const lists = newsletters.flatMap(({ published, subscription }) =>
    subscription ? [{ standing: subscription.standing, published }] : [],
  );
  const [closest] = [
    ...courses.map(({ enrollment: { standing }, published }) => ({ standing, published })),
    ...lists,
  ].sort(byDistance);
  return closest?.published ?? findFrontPage(web);
};

const byDistance = (one: { standing: Standing }, other: { standing: Standing }): number => {
  const [since, otherSince] = [outSince(one.standing), outSince(other.standing)];
  if (since === otherSince) return 0;
  if (since === undefined || otherSince === undefined) return since === undefined ? -1 : 1;
  return since > otherSince ? -1 : 1;
};

/** When it was asked for or left; undefined while they are in it. */
const outSince = (standing: Standing): Instant | undefined => {
  switch (standing.status) {
    case 'active':
    case 'completed':
      return undefined;
    case 'pending':
      return standing.requestedAt;
    case 'left':
      return standing.at;
  }
};
