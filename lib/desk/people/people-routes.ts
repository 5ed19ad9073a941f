import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { segmentSchema } from '../../domain/content/newsletter.ts';
import { actInWords, mailOf } from '../../domain/people/person-act.ts';
import { shownPerson, whomInWords } from '../../domain/people/shown-person.ts';
import { subscriberId } from '../../domain/subscriber/subscriber.ts';
import { actForPerson } from '../../pipeline/people/act-for-person.ts';
import { findPerson } from '../../pipeline/people/find-person.ts';
import { listPeople, type PeopleCursor, peopleCursor } from '../../pipeline/people/list-people.ts';
import { type PersonView, showPerson } from '../../pipeline/people/show-person.ts';
import { exportSubscriber } from '../../pipeline/privacy/export-subscriber.ts';
import { cacheCourses } from '../../pipeline/send/cache-courses.ts';
import { writeJournal } from '../../pipeline/write-journal.ts';
import type { Desk } from '../desk.ts';
import { type Asked, peoplePage } from './people-page.ts';
import { askPage, personPage } from './person-page.ts';
import { readAct } from './read-act.ts';

const here = '/_local/desk/people';
const trail = [{ href: here, label: 'People' }];
const filterParts = ['course', 'standing', 'list', 'tag', 'zone'] as const;

/** A cursor travels in the address of the next page; one that cannot be read begins anew. */
const cursorIn = (text: string | undefined): PeopleCursor | undefined => {
  if (text === undefined) return undefined;
  try {
    return peopleCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
};

const filled = (asked: Record<string, string>): Asked =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value.trim() !== ''));

/** Who is here: a page of them, one person, and what can be done for that one. */
export const peopleRoutes = (desk: Desk): Hono => {
  const { connection } = desk;
  const routes = new Hono();

  routes.get('/people', async (c) => {
    const { after, ...query } = c.req.query();
    const asked = filled(query);
    const parts = Object.fromEntries(
      filterParts.flatMap((part) => (asked[part] ? [[part, asked[part]]] : [])),
    );
    const segment = Object.keys(parts).length > 0 ? segmentSchema.safeParse(parts) : undefined;
    const said = segment?.error ? html`Not shown: ${segment.error.issues[0]?.message ?? ''}.` : undefined;
    const ports = { ...connection, courses: cacheCourses(connection.courses) };
    const filter = { ...segment?.data, name: asked.name };
    const page = segment?.error
      ? { found: [], unreadable: 0 }
      : await listPeople(ports)(filter, cursorIn(after));
    const next =
      'next' in page && page.next
        ? new URLSearchParams({
            ...asked,
            after: Buffer.from(JSON.stringify(page.next)).toString('base64url'),
          }).toString()
        : undefined;
    return desk.show(c, { title: 'People', section: here, said, body: peoplePage(page, asked, next) });
  });

  routes.post('/people/find', async (c) => {
    const { who = '' } = await c.req.parseBody();
    const found = await findPerson(connection)(String(who));
    if (found.kind === 'found') return c.redirect(`${here}/${found.id}`, 303);
    const said =
      found.kind === 'unreadable'
        ? html`That is neither an address nor an id.`
        : html`Nobody on record has it.`;
    const page = await listPeople(connection)({});
    return desk.show(c, { title: 'People', section: here, said, body: peoplePage(page, {}, undefined) }, 404);
  });

  routes.get('/people/:id', async (c) => {
    const view = await viewIn(desk, c.req.param('id'));
    return view ? showIn(desk, c, view, c.req.query('masked') !== undefined) : gone(desk, c);
  });

  routes.get('/people/:id/download', async (c) => {
    const id = subscriberId.safeParse(c.req.param('id')).data;
    const data = id && (await exportSubscriber(connection)(id));
    if (!id || !data) return gone(desk, c);
    await writeJournal(connection)(id, { kind: 'act', at: connection.clock.now(), act: 'exported' });
    return c.body(JSON.stringify(data, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${id}.json"`,
    });
  });

  routes.post('/people/:id/act', async (c) => actIn(desk, c, c.req.param('id')));
  return routes;
};

const viewIn = async ({ connection }: Desk, text: string): Promise<PersonView | undefined> => {
  const id = subscriberId.safeParse(text).data;
  return id && showPerson(connection)(id);
};

const showIn = (desk: Desk, c: Context, view: PersonView, isMasked: boolean, said?: string, status?: 422) => {
  const { address, firstName } = shownPerson(view.record.subscriber, isMasked);
  const title = firstName ? `${firstName} <${address}>` : address;
  return desk.show(
    c,
    {
      title,
      section: here,
      trail,
      said: said === undefined ? undefined : html`${said}`,
      body: personPage(view, isMasked),
    },
    status ?? 200,
  );
};

const gone = (desk: Desk, c: Context, said = 'They are not, or no longer, on record.') =>
  desk.show(c, { title: 'Nobody', section: here, trail, body: html`<p>${said}</p>` }, 404);

/** Asked first, with whose it is; done when that has been confirmed. */
const actIn = async (desk: Desk, c: Context, text: string): Promise<Response> => {
  const fields = await c.req.parseBody();
  const isMasked = fields.masked !== undefined;
  const view = await viewIn(desk, text);
  if (!view) return gone(desk, c);
  const { subscriber } = view.record;
  const asked = readAct(fields);
  if (!asked) return showIn(desk, c, view, isMasked, 'Not done: a field of the form cannot be read.', 422);
  const whom = whomInWords(subscriber, isMasked);
  if (fields.sure !== 'yes') {
    const body = askPage(subscriber.id, whom, asked, isMasked);
    return desk.show(c, { title: 'Do this?', section: here, trail, body });
  }
  const outcome = await actForPerson(desk.connection)(subscriber.id, asked.act, asked.note);
  const what = actInWords(asked.act, whom);
  const said = {
    done: `${what} Done. ${mailOf(asked.act.kind) ?? 'Nothing is sent by this.'}`,
    'as-it-was': `${what} It was so already; nothing was changed.`,
    refused: `${what} Not done: ${outcome.kind === 'refused' ? outcome.because : ''}`,
  }[outcome.kind];
  const after = await viewIn(desk, text);
  return after ? showIn(desk, c, after, isMasked, said) : gone(desk, c, said);
};
