import type { CourseId } from '../../domain/content/course.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { EnrollmentRef } from '../../pipeline/ports/enrollments.ts';
import type { MembershipRef, SubscriptionRef } from '../../pipeline/ports/subscriptions.ts';

type OfCourse = { s: SubscriberId; c: CourseId };
type OfList = { s: SubscriberId; l: ListId };

/** Whose enrollment a link's claims are about. */
export const linkedEnrollment = ({ s, c }: OfCourse): EnrollmentRef => ({ subscriberId: s, courseId: c });

/** Whose subscription they are about. */
export const linkedSubscription = ({ s, l }: OfList): SubscriptionRef => ({ subscriberId: s, listId: l });

/** Whichever of the two it is. */
export const linkedMembership = (claims: OfCourse | OfList): MembershipRef =>
  'c' in claims ? linkedEnrollment(claims) : linkedSubscription(claims);
