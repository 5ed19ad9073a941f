import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type NamedMail, namedMailIn, nameOfMail } from '../../domain/delivery/named-mail.ts';
import { shownPerson } from '../../domain/people/shown-person.ts';
import { forgottenInWords, listMissed } from '../../pipeline/books/list-missed.ts';
import { publishedCourses } from '../../pipeline/publish/published-courses.ts';
import type { Desk } from '../desk.ts';
import type { Html } from '../layout.ts';
import { type MissedPerson, missedPage } from './missed-page.ts';
import { sendingHome } from './sending-page.ts';

/** So many are shown by name; the command has them all. */
const shown = 100;

/** Who did not get a lesson or an issue. */
export const missedRoutes = (desk: Desk): Hono =>
  new Hono().get('/sending/missed', async (c) => {
    const asked = c.req.query('mail');
    const mail = asked === undefined ? undefined : namedMailIn(asked.trim());
    const isMasked = c.req.query('masked') !== undefined;
    const mails = await mailsOnRecord(desk);
    const show = (body: Html, said?: Html, status: 200 | 404 | 422 = 200) =>
      showMissed(desk, c, { body, said }, status);
    const form = { mails, asked, isMasked };
    if (asked === undefined) return show(missedPage(form));
    if (!mail) return show(missedPage(form), html`That names no mail: choose one.`, 422);
    const found = await missedOf(desk, mail, isMasked);
    switch (found.kind) {
      case 'not-on-record':
        return show(missedPage(form), html`There is no ${nameOfMail(mail)} on this stage.`, 404);
      case 'copies-forgotten':
        return show(missedPage(form), html`${forgottenInWords(mail)}`);
      case 'found':
        return show(missedPage(form, { mail: nameOfMail(mail), ...found }));
    }
  });

const showMissed = (
  desk: Desk,
  c: Context,
  { body, said }: { body: Html; said: Html | undefined },
  status: 200 | 404 | 422,
) =>
  desk.show(
    c,
    {
      title: 'Who did not get it',
      section: sendingHome,
      trail: [{ href: sendingHome, label: 'Sending' }],
      said,
      body,
    },
    status,
  );

/** Every mail that somebody may have missed, newsletters first. */
const mailsOnRecord = async ({ connection }: Desk): Promise<string[]> => {
  const { newsletters, issueRecords } = connection;
  const lists = await newsletters.lists();
  const issues = await Promise.all(lists.map(({ list }) => issueRecords.of(list.id)));
  const courses = await publishedCourses(connection);
  return [
    ...issues.flat().map((issue) => nameOfMail({ issue })),
    ...courses.flatMap(({ course, lessons }) =>
      [...lessons.map(({ id }) => id), 'closing' as const].map((mail) =>
        nameOfMail({ course: course.id, mail }),
      ),
    ),
  ];
};

const missedOf = async ({ connection }: Desk, mail: NamedMail, isMasked: boolean) => {
  const listed = await listMissed(connection)(mail);
  if (listed.kind !== 'listed') return listed;
  let count = 0;
  let candidates = 0;
  let unreadable = 0;
  const people: MissedPerson[] = [];
  for await (const page of listed.pages) {
    candidates += page.candidates;
    unreadable += page.unreadable;
    count += page.missed.length;
    for (const place of page.missed.slice(0, shown - people.length)) {
      const subscriber = await connection.subscribers.load(place.subscriberId);
      people.push({ ...place, whose: subscriber ? shownPerson(subscriber, isMasked).address : undefined });
    }
  }
  return { kind: 'found' as const, count, candidates, unreadable, people };
};
