import { describe, expect, it } from 'vitest';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { startNewsletterWorld } from './newsletter-steps.ts';
import { briefScenario as scenario } from './scenario-content.ts';

const world = await startNewsletterWorld();
const { connection, sentWith, join, publishIssue, at, soon, entriesOf, enrolledAs } = world;

describe('somebody who', () => {
  it('leaves the list by the mail’s link gets no further issue of it', async () => {
    const [ada, bob] = await join('leaving', ['UTC', 'UTC']);
    if (!ada || !bob) throw new Error('nobody joined');
    await publishIssue('leaving', { subject: 'Leaving one', date: '2027-05-01' });
    const second = await publishIssue('leaving', {
      subject: 'Leaving two',
      date: '2027-05-02',
      zone: 'subscriber',
    });
    // Both have their delivery already when one of them leaves.
    await at('2027-05-01T23:00:00Z');
    expect(await entriesOf(second)).toEqual(['undefined', 'undefined']);
    const mail = (await world.mailbox.list(ada.address)).at(-1);
    const [, link = ''] = /<(http[^>]+)>/.exec(mail?.headers['list-unsubscribe'] ?? '') ?? [];
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
    await at('2027-05-03T00:00:00Z');
    expect((await sentWith('Leaving two')).map(({ to }) => to)).toEqual([bob.address]);
    expect(await entriesOf(second)).toEqual(['sent', 'skipped: left the list']);
  });

  it('leaves everything by the mail’s link gets nothing more of any list or course', async () => {
    const [ada] = await join('everything', ['UTC']);
    if (!ada) throw new Error('nobody joined');
    await enrolledAs(ada, { status: 'active', since: world.now() });
    await publishIssue('everything', { subject: 'Everything', date: '2027-05-10' });
    await at('2027-05-11T00:00:00Z');
    const mail = (await world.mailbox.list(ada.address)).at(-1);
    const [link = ''] = /http\S+\/leave-all\/\S+/.exec(mail?.text ?? '') ?? [];
    expect((await fetch(link)).status).toBe(200);
    const ref = { subscriberId: ada.id, courseId: scenario.course.id };
    expect((await connection.enrollments.load(ref))?.standing.status).toBe('active');
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    expect((await connection.enrollments.load(ref))?.standing).toMatchObject({ reason: 'unsubscribed' });
    const subscription = await connection.subscriptions.load({
      subscriberId: ada.id,
      listId: listId.parse('everything'),
    });
    expect(subscription?.standing).toMatchObject({ status: 'left', reason: 'unsubscribed' });
  });

  it('complains about an issue gets nothing more of anything', async () => {
    const [ada] = await join('spam', ['UTC']);
    if (!ada) throw new Error('nobody joined');
    await publishIssue('spam', { subject: 'Unwanted', date: '2027-05-20' });
    await at('2027-05-21T00:00:00Z');
    await world.feedback({ type: 'complaint', to: ada.address });
    const subscription = await connection.subscriptions.load({
      subscriberId: ada.id,
      listId: listId.parse('spam'),
    });
    expect(subscription?.standing).toMatchObject({ status: 'left', reason: 'complaint' });
  });
});

describe('the box of the newsletter on the sign-up form', () => {
  const signUp = async (address: string, fields: Record<string, string>) => {
    const form = { course: scenario.course.id, email: address, zone: 'Europe/London', ...fields };
    await fetch(`${world.url}/subscribe`, { method: 'POST', body: new URLSearchParams(form) });
    await soon();
    const mail = (await world.mailbox.list(address)).at(-1);
    const [path = ''] = /\/confirm\/[\w.~-]+/.exec(mail?.text ?? '') ?? [];
    const id = await connection.subscribers.idOf(connection.hashes.address(emailAddress.parse(address)));
    if (!id) throw new Error('nobody signed up');
    const subscription = () =>
      connection.subscriptions.load({ subscriberId: id, listId: listId.parse('offered') });
    return { confirm: () => fetch(world.url + path, { method: 'POST' }), subscription };
  };

  it('stands there unticked once the site names a list', async () => {
    await publishIssue('offered', { subject: 'For those who ticked', date: '2027-10-01' });
    expect(await (await fetch(world.url)).text()).not.toContain('value="offered"');
    await world.edit('content/site.yaml', (text) => text.replace(/^newsletter: .*$/m, 'newsletter: offered'));
    await world.publish();
    const page = await (await fetch(world.url)).text();
    expect(page).toMatch(/<input[^>]*name="newsletter"[^>]*value="offered">/);
    expect(page).toContain('A letter now and then.');
  });

  it('ticked, is confirmed by the one mail for the course, and by nothing before', async () => {
    const ada = await signUp('ada@example.org', { newsletter: 'offered' });
    expect(await ada.subscription()).toBeUndefined();
    await ada.confirm();
    expect(await ada.subscription()).toMatchObject({
      standing: { status: 'active' },
      zone: 'Europe/London',
      consents: [{ confirmedAt: expect.any(String), mechanism: 'sign-up form' }],
    });
  });

  it('left empty, or sent with another list’s name, makes nobody a member', async () => {
    const bob = await signUp('bob@example.org', {});
    await bob.confirm();
    expect(await bob.subscription()).toBeUndefined();
    const eve = await signUp('eve@example.org', { newsletter: 'leaving' });
    await eve.confirm();
    expect(await eve.subscription()).toBeUndefined();
  });
});
