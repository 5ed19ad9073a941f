import { describe, expect, it } from 'vitest';
import type { Audience } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import {
  type PublishedCourse,
  publishedCourseSchema,
} from '../../../lib/domain/content/published/published-course.ts';
import { tag } from '../../../lib/domain/content/tag.ts';
import { courseMail } from '../../../lib/domain/delivery/delivery-key.ts';
import {
  type IssueDelivery,
  newDelivery,
  recordIssue,
  withWords,
} from '../../../lib/domain/newsletter/issue-delivery.ts';
import { correctIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { issueVersion } from '../../../lib/domain/newsletter/published-issue.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { letters } from '../../fixtures/letters.ts';
import { mailsOf, sampleCourse, withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

describe('an issue behind a link', () => {
  const sentTo = async (
    change: (delivery: IssueDelivery) => IssueDelivery | undefined,
    damaged = (path: string): string => path,
    { days, who }: { days: number; who: Audience } = { days: 0, who: { who: 'all' } },
  ) => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world, ada);
    const [person] = world.record.people.values();
    const [record] = await world.ports.issueRecords.of(letters);
    const issue = record && (await world.ports.newsletters.issue(record, record.published));
    if (!person || !issue) throw new Error('nobody joined, or nothing was sent');
    const now = world.clock.now();
    const copy = newDelivery({ subscriberId: person.id, listId: letters, issueId: issue.id }, now, 72);
    const stored = change(copy);
    if (stored) await world.ports.issueDeliveries.save(stored);
    const better = {
      ...issue,
      version: issueVersion.parse('9'.repeat(64)),
      mail: { ...issue.mail, web: '<p>Better words.</p>' },
      audience: who,
    };
    await world.ports.newsletters.publishIssue(better);
    const corrected = correctIssue(record, better.version);
    if (!corrected) throw new Error('it has not begun');
    await world.ports.issueRecords.save(corrected);
    world.wait({ days });
    const token = world.tokens.sign({ p: 'read-list', s: person.id, l: letters });
    const answer = await world.app.request(damaged(`/newsletters/read/${token}/${issue.id}`));
    return { status: answer.status, html: await answer.text(), first: issue, better };
  };
  const at = instantOf('2026-01-06T10:30:00Z');
  const sent = (delivery: IssueDelivery) => recordIssue(delivery, { status: 'sent', at, attempt: 1 });

  it('that was corrected after it was sent shows what was sent', async () => {
    const { html, first } = await sentTo(sent);
    expect(html).toContain(first.mail.web.slice(0, 20));
    expect(html).not.toContain('Better words.');
  });

  it.each<[string, (path: string) => string]>([
    ['a full stop after it', (path) => `${path}.`],
    ['a bracket after it', (path) => `${path})`],
    ['capital letters', (path) => path.toUpperCase()],
    ['a soft line break near its end', (path) => `${path.slice(0, -2)}%3D%0D%0A${path.slice(-2)}`],
    ['words after it', (path) => `${path}%20or%20so`],
  ])('is found with %s', async (_, damaged) => {
    const { html, first } = await sentTo(sent, damaged);
    expect(html).toContain(first.mail.web.slice(0, 20));
  });

  it('that was sent with the better words shows those', async () => {
    const { html } = await sentTo((copy) => sent(withWords(copy, issueVersion.parse('9'.repeat(64)))));
    expect(html).toContain('Better words.');
  });

  it('whose copy has been removed in time shows its last words, for as long as the link is kept', async () => {
    const longAgo = { days: 500, who: { who: 'all' } } as const;
    const { status, html } = await sentTo(() => undefined, undefined, longAgo);
    expect(status).toBe(200);
    expect(html).toContain('Better words.');
  });

  it.each([
    ['is not old enough for that', { days: 300, who: { who: 'all' } }],
    ['was meant for some of the list', { days: 500, who: { who: 'tag', tag: tag.parse('bakers') } }],
  ] as const)('is not shown to somebody who has no copy of it where it %s', async (_, ago) => {
    expect((await sentTo(() => undefined, undefined, ago)).status).toBe(404);
  });

  it('that was not sent says no more than that', async () => {
    const { status, html } = await sentTo((copy) => recordIssue(copy, { status: 'expired', at }));
    expect(status).toBe(404);
    expect(html).toContain('This letter has not been sent to you');
    expect(html).not.toContain('yet');
  });
});

describe('a lesson behind a link', () => {
  it('opens once it has been received, where "Read in your browser" points', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const answer = await world.app.request(linkTo(world, ada, 'webUrl'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('X-Robots-Tag')).toContain('noindex');
    expect(await answer.text()).toContain('All about flour-and-water.');
  });

  describe('shows what was sent', () => {
    const opened = async () => {
      const world = createWebWorld();
      await join(world, ada);
      const link = linkTo(world, ada, 'webUrl');
      const [token = ''] = /^\/read\/[^/]+/.exec(link) ?? [];
      const publish = async (
        change: (course: PublishedCourse) => PublishedCourse['lessons'],
        words: string,
      ) => {
        world.wait({ days: 1 });
        const next = publishedCourseSchema.parse({
          ...sampleCourse,
          version: 'b'.repeat(64),
          publishedAt: world.clock.now(),
          lessons: change(sampleCourse),
        });
        await world.ports.courses.publish(
          next,
          mailsOf(next, () => words),
        );
      };
      const texts = async () =>
        Promise.all([link, token, `${link}.`].map(async (path) => (await world.app.request(path)).text()));
      return { world, publish, texts, token };
    };
    const changes: [string, (course: PublishedCourse) => PublishedCourse['lessons']][] = [
      ['was corrected', ({ lessons }) => lessons],
      ['was withdrawn', ({ lessons }) => lessons.slice(1)],
      [
        'has another name',
        ({ lessons }) =>
          lessons.map((lesson, at) => (at === 0 ? { ...lesson, id: lessonId.parse('dough') } : lesson)),
      ],
    ];

    it.each(changes)('when the lesson %s, by every link to it that there is', async (_, change) => {
      const { publish, texts } = await opened();
      await publish(change, 'Other words.');
      for (const html of await texts()) {
        expect(html).toContain('All about flour-and-water.');
        expect(html).not.toContain('Other words.');
        expect(html).toContain('Bread, Plainly · Lesson 1 of 12');
      }
    });

    it('when the version was replaced in the very minute in which it was sent', async () => {
      const { world, publish } = await opened();
      // The sweep had read the course before the publish, and sends afterwards.
      await publish(({ lessons }) => lessons, 'Other words.');
      for (const [key, enrollment] of world.record.enrolled)
        world.record.enrolled.set(key, {
          ...enrollment,
          ledger: Object.fromEntries(
            Object.entries(enrollment.ledger).map(([mail, entry]) =>
              entry && 'at' in entry ? [mail, { ...entry, at: world.clock.now() }] : [mail, entry],
            ),
          ),
        });
      expect(await (await world.app.request(linkTo(world, ada, 'webUrl'))).text()).toContain(
        'All about flour-and-water.',
      );
    });

    it('and nothing untrue of somebody who is on no record any more', async () => {
      const { world } = await opened();
      world.record.enrolled.clear();
      const answer = await world.app.request(linkTo(world, ada, 'webUrl'));
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain('There is nothing on record here');
    });
  });

  it('can be passed on: it shows nothing of its reader, leads to no page of theirs, and offers the course', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const html = await (await world.app.request(linkTo(world, ada, 'webUrl'))).text();
    expect(html).not.toMatch(/\bAda\b|example\.org|\/preferences\/|\/unsubscribe\//);
    expect(html).toContain('href="/courses/bread"');
  });

  it('names the public address to pass it on by, where there is one', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const publicAddress = 'https://course.test/lessons/bread/flour-and-water';
    const first = await (await world.app.request(linkTo(world, ada, 'webUrl'))).text();
    expect(first).toContain(`<a href="${publicAddress}">${publicAddress}</a>`);
    expect((await world.app.request(new URL(publicAddress).pathname)).status).toBe(200);

    world.wait({ days: 7 });
    for (const enrollment of world.record.enrolled.values()) await world.deliver(enrollment);
    const second = await (await world.app.request(linkTo(world, ada, 'webUrl'))).text();
    expect(second).toContain('All about salt.');
    expect(second).not.toContain('/lessons/');
  });

  it('opens no other lesson, and no page', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const [subscriber] = world.record.people.values();
    if (!subscriber) throw new Error('nobody joined');
    const read = (mail: string) =>
      world.tokens.sign({
        p: 'read',
        s: subscriber.id,
        c: sampleCourse.course.id,
        m: courseMail.parse(mail),
      });
    for (const mail of ['salt', 'closing', 'nope']) {
      const answer = await world.app.request(`/read/${read(mail)}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('All about');
    }
    for (const at of ['preferences', 'unsubscribe', 'address-change', 'confirm'])
      expect((await world.app.request(`/${at}/${read('flour-and-water')}`)).status).toBe(400);
    const preferences = linkTo(world, ada, 'preferencesUrl').replace('/preferences/', '/read/');
    expect((await world.app.request(preferences)).status).toBe(400);
  });

  it('opens the closing note after the last lesson', async () => {
    const world = createWebWorld();
    await join(world, ada);
    for (let week = 0; week < 12; week += 1) {
      world.wait({ days: 7 });
      for (const enrollment of world.record.enrolled.values()) await world.deliver(enrollment);
    }
    const html = await (await world.app.request(linkTo(world, ada, 'webUrl'))).text();
    expect(html).toContain('Bread, Plainly · Closing note');
  });
});
