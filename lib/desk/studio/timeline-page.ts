import { html } from 'hono/html';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { timelineOf } from '../../domain/enrollment/timeline.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { BuiltCourse } from '../../mail/compile-course.ts';
import { sampleSubscriberId } from '../../mail/sample-mail.ts';
import type { Html } from '../layout.ts';

const inWords = (at: Instant, zone: TimeZone): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(
    new Date(at),
  );

/** When each mail comes to somebody who confirms now, by the rules that the sender goes by. */
export const timelinePage = (
  { course, mails }: BuiltCourse,
  zone: TimeZone,
  now: Instant,
  wrong: string | undefined,
): Html => {
  const { id } = course.course;
  const outline = outlineOf(course);
  const subjects = new Map<string, string>(mails.map(({ mail }) => [mail.key, mail.subject]));
  const timeline = timelineOf({ subscriberId: sampleSubscriberId, courseId: id, zone }, outline, now);
  return html`<p class="lead">For somebody who confirms now, ${inWords(now, zone)} on the clocks of ${zone}.</p>
    <form method="get" class="inline">
      <label>Time zone <input name="zone" value="${zone}" autocomplete="off"${wrong === undefined ? '' : html` aria-invalid="true" aria-describedby="zone-fault"`}></label>
      <button>Show</button>
    </form>
    ${wrong === undefined ? '' : html`<p id="zone-fault" class="fault">There is no time zone “${wrong}”; write one as Europe/London. Shown are the clocks of the site.</p>`}
    <ol class="timeline">
      ${timeline.map(
        ({ mail, at }) =>
          html`<li><time datetime="${at}">${inWords(at, zone)}</time> <a href="/_local/studio/courses/${id}/${mail}">${subjects.get(mail) ?? mail}</a></li>`,
      )}
    </ol>`;
};
