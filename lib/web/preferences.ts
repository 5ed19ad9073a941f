import { type Context, Hono } from 'hono';
import type { Instant } from '../domain/instant.ts';
import { changeDetails } from '../pipeline/change-details.ts';
import type { EnrollmentRef } from '../pipeline/ports.ts';
import { type SubscriberView, showSubscriber } from '../pipeline/show-subscriber.ts';
import type { Words } from '../words/words.ts';
import { formsOnly } from './bodies.ts';
import { dayInWords, hourInWords, momentInWords } from './dates.ts';
import { undoPath } from './leave.ts';
import { readLink, readPress, refOf } from './links.ts';
import { wordsOf } from './pages.ts';
import { personal } from './security.ts';
import { type FieldFault, fieldViews, parseDetails, type Typed, typedIn } from './sign-up-form.ts';
import { zoneGroups } from './time-zones.ts';
import type { Web } from './web.ts';

/** Where somebody stands, in one sentence. */
const standingInWords = ({ enrollment, next }: SubscriberView, words: Words, now: Instant): string => {
  const { status } = words.preferences;
  const { standing, zone, dueAt } = enrollment;
  switch (standing.status) {
    case 'pending':
      return status.pending;
    case 'completed':
      return status.completed;
    case 'left':
      return standing.reason === 'unsubscribed' || standing.reason === 'confirmation-expired'
        ? status.left(dayInWords(standing.at, zone, words))
        : status.stopped(dayInWords(standing.at, zone, words));
    case 'active':
      if (!dueAt) return status.completed;
      if (!next) return status.closingNext(momentInWords(dueAt, zone, words));
      return dueAt <= now
        ? status.soon(next.subject)
        : status.next({ subject: next.subject, when: momentInWords(dueAt, zone, words) });
  }
};

/** The subscriber's own page, behind the signed link in every mail. */
export const preferencesRoutes = (web: Web): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/preferences/*', personal);

  const gone = (c: Context) => pages.message(c, wordsOf(undefined).preferences.gone, undefined, {}, 410);

  const page = (
    c: Context,
    token: string,
    view: SubscriberView,
    typed: Typed,
    { saved = false, faults = [] }: { saved?: boolean; faults?: readonly FieldFault[] } = {},
  ) => {
    const { published, enrollment, subscriber, received } = view;
    const { course, lessons } = published;
    const words = wordsOf(published);
    const { standing } = enrollment;
    const ref: EnrollmentRef = { subscriberId: subscriber.id, courseId: course.id };
    const day = (at: Instant) => dayInWords(at, enrollment.zone, words);
    const leaveToken = ports.tokens.sign({ p: 'unsubscribe', s: subscriber.id, c: course.id });
    const title = words.preferences.title;
    return pages.show(
      c,
      'preferences',
      published,
      {
        head: { title: faults.length > 0 ? words.frame.errorTitle(title) : title },
        course,
        progress: words.preferences.progress(received.length, lessons.length),
        received: { count: received.length, all: lessons.length },
        standing: standingInWords(view, words, ports.clock.now()),
        lessons: received.map(({ id, subject, at }) => ({
          subject,
          received: words.preferences.received(day(at)),
          href: `/read/${token}/${id}`,
        })),
        detailsText: words.preferences.detailsText(subscriber.address),
        detailsAction: `/preferences/${token}`,
        saved,
        fields: fieldViews(typed, faults),
        faults,
        faultsHeading: words.form.faultsHeading(faults.length),
        zoneHint: words.form.zoneHint(hourInWords(course.sendHour, words)),
        zones: zoneGroups(typed.zone, words.form.otherZones),
        leaveAction: standing.status === 'left' ? undefined : `/unsubscribe/${leaveToken}`,
        undoAction:
          standing.status === 'left' && standing.reason === 'unsubscribed' ? undoPath(web, ref) : undefined,
      },
      faults.length > 0 ? 422 : 200,
    );
  };

  const detailsOf = ({ subscriber, enrollment }: SubscriberView): Typed => ({
    email: subscriber.address,
    firstName: subscriber.firstName ?? '',
    zone: enrollment.zone,
  });

  routes.get('/preferences/:token', async (c) => {
    const link = readLink(web, c, 'preferences');
    if ('refusal' in link) return link.refusal;
    const view = await showSubscriber(ports)(refOf(link.claims));
    return view ? page(c, link.token, view, detailsOf(view)) : gone(c);
  });

  routes.post('/preferences/:token', formsOnly(pages), async (c) => {
    const link = readPress(web, c, 'preferences');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    const view = await showSubscriber(ports)(ref);
    if (!view) return gone(c);

    const typed = typedIn(new URLSearchParams(await c.req.text()));
    const parsed = parseDetails(typed, wordsOf(view.published));
    if ('faults' in parsed) return page(c, link.token, view, typed, { faults: parsed.faults });
    await changeDetails(ports)(ref, parsed.value);
    const changed = await showSubscriber(ports)(ref);
    return changed ? page(c, link.token, changed, detailsOf(changed), { saved: true }) : gone(c);
  });

  return routes;
};
