import { type Context, Hono } from 'hono';
import { styleSheet } from '../../desk/style-sheet.ts';
import { busPage } from './bus-page.ts';
import { inboxPage } from './inbox-page.ts';
import { type Html, layout } from './layout.ts';
import type { LocalWorld } from './local-world.ts';
import { framedHtml, frameRights, mailPage } from './mail-page.ts';
import { peoplePage } from './people-page.ts';

const mailsOnAPage = 50;

/** The pages for the person at this machine. They work without JavaScript. */
export const pageRoutes = (world: LocalWorld): Hono => {
  const show = (context: Context, title: string, body: Html) => {
    // Hono drops the slash at the end, since the routes are not strict.
    const path = context.req.path.replace(/^\/_local$/, '/_local/');
    return context.html(layout({ title, path, now: world.now(), did: context.req.query('did'), body }));
  };

  return new Hono()
    .get('/', async (context) =>
      show(
        context,
        'Inbox',
        inboxPage(await world.mailbox.newest(mailsOnAPage, context.req.query('before'))),
      ),
    )
    .get('/people', async (context) => {
      const [subscribers, marked] = await Promise.all([world.subscribers(), world.markedAddresses()]);
      return show(context, 'Subscribers', peoplePage({ subscribers, marked }));
    })
    .get('/event-bus', async (context) => show(context, 'Event bus', busPage(await world.busEvents())))
    .get('/inbox/:id', async (context) => {
      const mail = await world.mailbox.find(context.req.param('id'));
      return mail ? show(context, mail.subject, mailPage(mail)) : context.notFound();
    })
    .get('/inbox/:id/html', async (context) => {
      const mail = await world.mailbox.find(context.req.param('id'));
      if (!mail) return context.notFound();
      return context.html(framedHtml(mail), 200, {
        'content-security-policy': `sandbox ${frameRights}; frame-ancestors 'self'`,
      });
    })
    .get('/inbox/:id/raw', async (context) => {
      const mail = await world.mailbox.find(context.req.param('id'));
      return mail ? context.text(mail.raw) : context.notFound();
    })
    .route('/', styleSheet(new URL('./style.css', import.meta.url)));
};
