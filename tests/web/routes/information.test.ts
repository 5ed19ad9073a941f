import { describe, expect, it } from 'vitest';
import { sampleCourse } from '../../fixtures/sample-course.ts';
import { createWebWorld, submit } from '../../worlds/web-in-memory.ts';

describe('the privacy page', () => {
  it('says who is responsible and how to reach them', async () => {
    const html = await (await createWebWorld().app.request('/privacy')).text();
    const { brand, postalAddress, contact } = sampleCourse.site;
    for (const text of [brand, postalAddress, contact]) expect(html).toContain(text);
  });

  it('says what is kept, what for, on what ground, for how long, who sees it, and how to be rid of it', async () => {
    const html = await (await createWebWorld().app.request('/privacy')).text();
    for (const text of [
      'Your e-mail address, to send you the lessons.',
      'On what basis</h2><p>Your consent.',
      'What is never confirmed is removed after about a month.',
      'overwritten within 35 days',
      'Amazon Web Services stores the record',
      'download everything we hold on you, and erase it',
      'complain to the data protection authority',
    ])
      expect(html.replaceAll('\n', '')).toContain(text);
  });

  const privacyWith = async (tracking: { opens: boolean; clicks: boolean }) => {
    const published = { ...sampleCourse, site: { ...sampleCourse.site, tracking } };
    return (await createWebWorld({ published }).app.request('/privacy')).text();
  };

  it('says that nobody is watched reading, as long as that is so, and otherwise what is watched', async () => {
    const unwatched = 'We do not track whether you open a mail';
    expect(await privacyWith({ opens: false, clicks: false })).toContain(unwatched);
    const opens = await privacyWith({ opens: true, clicks: false });
    expect(opens).not.toContain(unwatched);
    expect(opens).toContain('A hidden picture in each mail');
    expect(opens).not.toContain('Links in a mail lead through Amazon');
    expect(await privacyWith({ opens: false, clicks: true })).toContain(
      'Links in a mail lead through Amazon',
    );
  });
});

describe('the form to paste into another page', () => {
  it('is shown as text and as it looks, and holds what the sign-up needs', async () => {
    const html = await (await createWebWorld().app.request('/embed/bread')).text();
    const shown = html.replaceAll('&#x3D;', '=');
    expect(shown).toContain(
      '&lt;form action=&quot;https://course.test/subscribe&quot; method=&quot;post&quot;&gt;',
    );
    const live =
      /<form action="https:\/\/course\.test\/subscribe" method="post">[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
    const names = [...live.matchAll(/ name="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['course', 'email', 'firstName']);

    const world = createWebWorld();
    await submit(world, '/subscribe', { course: 'bread', email: 'ada@example.org', firstName: '' });
    expect(world.mail.sent).toHaveLength(1);
  });

  it('exists for courses only', async () => {
    expect((await createWebWorld().app.request('/embed/cake')).status).toBe(404);
  });
});

describe('style, script and icon', () => {
  const linked = async () => {
    const { app } = createWebWorld();
    const html = await (await app.request('/')).text();
    const paths = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) =>
      path.replace('&#x3D;', '='),
    );
    return { app, paths };
  };

  it('are found where the pages say, under a name that changes with their content, and kept for a year', async () => {
    const { app, paths } = await linked();
    expect(paths).toHaveLength(3);
    for (const path of paths) {
      const answer = await app.request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    }
  });

  it('are asked for again soon under any other name', async () => {
    const { app } = await linked();
    const answer = await app.request('/assets/style.css?v=old');
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=300');
  });

  it('do not lead out of their folder', async () => {
    const { app } = await linked();
    for (const path of ['/assets/layout.hbs', '/assets/..%2Flayout.hbs', '/assets/%2e%2e/package.json'])
      expect((await app.request(path)).status).toBe(404);
  });
});
