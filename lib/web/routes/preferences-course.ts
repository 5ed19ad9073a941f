import type { CourseId } from '../../domain/content/course.ts';
import { type CourseRequest, longestPause } from '../../domain/enrollment/course-request.ts';
import { calendarDate } from '../../domain/time/calendar-date.ts';
import { later } from '../../domain/time/instant.ts';
import { momentOf } from '../../domain/time/schedule.ts';
import { handleCourseRequest } from '../../pipeline/preferences/handle-course-request.ts';
import type { ActionOf, PreferencesPost } from './preferences-post.ts';

/** What is asked of a course, and of which one. */
type CoursePost = { course?: CourseId | undefined };

/** Lessons out of turn, pace and pause. */
export const postCourseRequest = async (
  { web: { ports, pages }, c, own, words, answer }: PreferencesPost,
  { course = own.courseId }: CoursePost,
  request: CourseRequest,
): Promise<Response> => {
  if (!course) return pages.fault(c, 'notAForm', 422);
  const ref = { subscriberId: own.subscriberId, courseId: course };
  const outcome = await handleCourseRequest(ports)(ref, request);
  const { notes, unchanged } = words.preferences;
  return answer({ to: request.kind, course, note: outcome === 'granted' ? notes[request.kind] : unchanged });
};

/** A pause until the day that was typed begins where its reader is. */
export const postPause = async (
  post: PreferencesPost,
  { course = post.own.courseId, until }: ActionOf<'pause'>,
): Promise<Response> => {
  const { web, view, words, answer } = post;
  const date = calendarDate.safeParse(until);
  const enrollment = view.courses.find(({ published }) => published.course.id === course)?.enrollment;
  const { zone } = enrollment ?? view.subscriber;
  const at = date.success ? momentOf(date.data, { zone, hour: 0 }) : undefined;
  const now = web.ports.clock.now();
  if (at && at > now && at <= later(now, longestPause))
    return postCourseRequest(post, { course }, { kind: 'pause', until: at });
  const faults = [{ field: 'until' as const, sentence: words.preferences.pause.fault }];
  return answer({ to: 'pause', course, typed: { until }, faults });
};
