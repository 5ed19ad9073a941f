import { describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

const { files, newsletter, issue, words } = scenario;
const { id } = issue;

// Two days before the issue.
const world = await startTestWorld({ content: files, startAt: instantOf('2027-01-10T10:00:00Z') });

describe('an issue of the newsletter that the form offers', () => {
  it('comes once to whoever ticked the box, is read in archive and feed, and is left with one press', async () => {
    const reads = readerAt(world.url, 'reads@example.org');
    const other = readerAt(world.url, 'other@example.org');
    await reads.signUp('Europe/Paris', { newsletter: newsletter.list.id });
    await other.signUp('Europe/Paris');
    for (const each of [reads, other]) expect((await each.confirm()).status).toBe(200);
    const shelf = `${world.url}/issues/${newsletter.list.id}`;
    expect(await (await fetch(`${shelf}/feed.xml`)).text()).not.toContain(`/${id}<`);

    await advance(world.url, 'P3D');
    const [mail, ...more] = (await reads.inbox()).filter(({ subject }) => subject === issue.subject);
    if (!mail) throw new Error('the issue did not come');
    expect(more).toEqual([]);
    expect(mail.text).toContain(words.mail.greeting('Ada'));
    expect(mail.headers['content-language']).toBe(newsletter.list.language);
    expect(mail.headers['list-id']).toContain(`${newsletter.list.id}.list-id.`);
    expect((await other.inbox()).map(({ subject }) => subject)).not.toContain(issue.subject);

    const feed = await (await fetch(`${shelf}/feed.xml`)).text();
    expect(feed).toContain(`<language>${newsletter.list.language}</language>`);
    expect(feed).toContain(`/${id}<`);
    const page = await fetch(`${shelf}/${id}`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(words.list.offerHeading)]);

    const left = await reads.post(reads.linkIn(mail, 'newsletters/leave'), {});
    expect(await left.text()).toContain(words.newsletter.done(newsletter.list.title).heading);
  });
});
