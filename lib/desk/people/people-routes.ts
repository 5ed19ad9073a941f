import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { nobodyInWords } from '../../domain/people/nobody-in-words.ts';
import { actInWords, mailOf } from '../../domain/people/person-act.ts';
import { shownPerson, whomInWords } from '../../domain/people/shown-person.ts';
import { subscriberId } from '../../domain/subscriber/subscriber.ts';
import { actForPerson } from '../../pipeline/people/act-for-person.ts';
import { cursorFromText } from '../../pipeline/people/cursor-as-text.ts';
import { findPerson } from '../../pipeline/people/find-person.ts';
import { listPeople } from '../../pipeline/people/list-people.ts';
import { readFilter } from '../../pipeline/people/read-filter.ts';
import { type PersonView, showPerson } from '../../pipeline/people/show-person.ts';
import { exportSubscriber } from '../../pipeline/privacy/export-subscriber.ts';
import { publishedCourses } from '../../pipeline/publish/published-courses.ts';
import { countInBooks } from '../../pipeline/report/count-in-books.ts';
import { cacheCourses } from '../../pipeline/send/cache-courses.ts';
import { writeJournal } from '../../pipeline/write-journal.ts';
import type { Desk } from '../desk.ts';
import type { Html } from '../layout.ts';
import { askPage } from './act-forms.ts';
import { type Asked, askedFilter, type Choices, filled, partLabels } from './filter-form.ts';
import { type PeopleView, peopleHome, peoplePage } from './people-page.ts';
import { personPage } from './person-page.ts';
import { readAct } from './read-act.ts';

const section = peopleHome;
const trail = [{ href: peopleHome, label: 'People' }];

/** A page comes within a second, whatever the filter: what it has not looked at by then is for the next. */
const page = { people: 50, looks: 2_000, reads: 8 } as const;

/** Who is here: a page of them, one person, and what can be done for that one. */
export const peopleRoutes = (desk: Desk): Hono => {
  const { connection } = desk;
  return new Hono()
    .get('/people', (c) => {
      const { after, ...query } = c.req.query();
      return showPeople(desk, c, { asked: filled(query), after });
    })
    .post('/people/find', async (c) => {
      const { who = '', masked } = await c.req.parseBody();
      const found = await findPerson(connection)(String(who));
      if (found.kind === 'found')
        return c.redirect(`${peopleHome}/${found.id}${masked === undefined ? '' : '?masked=on'}`, 303);
      const said =
        found.kind === 'unreadable'
          ? 'That is neither an address nor an id.'
          : nobodyInWords(found.suppression);
      return showPeople(desk, c, { asked: masked === undefined ? {} : { masked: 'on' }, said }, 404);
    })
    .get('/people/:id', async (c) => {
      const view = await viewIn(desk, c.req.param('id'));
      return view ? showIn(desk, c, view, c.req.query('masked') !== undefined) : gone(desk, c);
    })
    .post('/people/:id/download', async (c) => {
      const id = subscriberId.safeParse(c.req.param('id')).data;
      const data = id && (await exportSubscriber(connection)(id));
      if (!id || !data) return gone(desk, c);
      await writeJournal(connection)(id, { kind: 'act', at: connection.clock.now(), act: 'exported' });
      return c.body(JSON.stringify(data, null, 2), 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${id}.json"`,
      });
    })
    .post('/people/:id/act', async (c) => actIn(desk, c, c.req.param('id')));
};

type Wanted = { asked: Asked; after?: string | undefined; said?: string };

const showPeople = async (desk: Desk, c: Context, { asked, after, said }: Wanted, status?: 404) => {
  const ports = { ...desk.connection, courses: cacheCourses(desk.connection.courses) };
  const [counts, choices, reading] = await Promise.all([
    countInBooks(ports)(),
    choicesOf(ports),
    readFilter(ports)(askedFilter(asked)),
  ]);
  const show = (view: Pick<PeopleView, 'shown'>, notice: string | undefined, code: 200 | 404 | 422) =>
    desk.show(
      c,
      {
        title: 'People',
        section,
        said: asNotice(notice),
        body: peoplePage({ counts, choices, asked, ...view }),
      },
      code,
    );
  if (reading.kind === 'unreadable')
    return show({}, `Nobody is shown. ${partLabels[reading.part]}: ${reading.because}.`, 422);
  const from = after === undefined ? undefined : cursorFromText(after);
  const { filter } = reading;
  const shown = { filter, page: await listPeople(ports)(filter, page, from) };
  return show({ shown }, said, status ?? 200);
};

const asNotice = (said: string | undefined): Html | undefined =>
  said === undefined ? undefined : html`${said}`;

type Published = Pick<Desk['connection'], 'editions' | 'courses' | 'newsletters'>;

const choicesOf = async (ports: Published): Promise<Choices> => {
  const [courses, lists] = await Promise.all([publishedCourses(ports), ports.newsletters.lists()]);
  return {
    courses: courses.map(({ course, lessons }) => ({ id: course.id, lessons })),
    lists: lists.map(({ list }) => ({ id: list.id, segments: Object.keys(list.segments ?? {}) })),
    languages: [...new Set(courses.map(({ course }) => course.language))],
  };
};

const viewIn = async ({ connection }: Desk, text: string): Promise<PersonView | undefined> => {
  const id = subscriberId.safeParse(text).data;
  return id && showPerson(connection)(id);
};

const showIn = async (
  desk: Desk,
  c: Context,
  view: PersonView,
  isMasked: boolean,
  said?: string,
  status?: 422,
) => {
  const { address, firstName } = shownPerson(view.record.subscriber, isMasked);
  const title = firstName ? `${firstName} <${address}>` : address;
  const goingOn = (await publishedCourses(desk.connection)).filter(({ ended }) => ended === undefined);
  return desk.show(
    c,
    { title, section, trail, said: asNotice(said), body: personPage(view, isMasked, goingOn) },
    status ?? 200,
  );
};

const gone = (desk: Desk, c: Context, said = 'They are not, or no longer, on record.') =>
  desk.show(c, { title: 'Nobody', section, trail, body: html`<p>${said}</p>` }, 404);

/** Asked first, with whose it is; done when that has been confirmed. */
const actIn = async (desk: Desk, c: Context, text: string): Promise<Response> => {
  const fields = await c.req.parseBody();
  const isMasked = fields.masked !== undefined;
  const view = await viewIn(desk, text);
  if (!view) return gone(desk, c);
  const { subscriber } = view.record;
  const asked = readAct(fields);
  if (!asked) return showIn(desk, c, view, isMasked, 'Not done: a field of the form cannot be read.', 422);
  const what = actInWords(asked.act, whomInWords(subscriber, isMasked));
  if (fields.sure !== 'yes') {
    const body = askPage({ id: subscriber.id, isMasked }, what, asked);
    return desk.show(c, { title: 'Do this?', section, trail, body });
  }
  const outcome = await actForPerson(desk.connection)(subscriber.id, asked.act, asked.note);
  const said = {
    done: `${what} Done. ${mailOf(asked.act.kind) ?? 'Nothing is sent by this.'}`,
    'as-it-was': `${what} It was so already; nothing was changed.`,
    refused: `${what} Not done: ${outcome.kind === 'refused' ? outcome.because : ''}`,
  }[outcome.kind];
  const after = await viewIn(desk, text);
  return after ? showIn(desk, c, after, isMasked, said) : gone(desk, c, said);
};
