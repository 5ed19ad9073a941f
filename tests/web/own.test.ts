import { describe, expect, it } from 'vitest';
import { type CourseId, courseId } from '../../lib/domain/content/course.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { LeftReason } from '../../lib/domain/subscriber/left-reason.ts';
import { letters } from '../fixtures/letters.ts';
import { mailsOf, sampleCourse, withNewsletter } from '../fixtures/sample-course.ts';
import {
  createWebWorld,
  importPerson,
  join,
  linkTo,
  ownPath,
  submit,
  sweepAddressMails,
  type WebWorld,
} from '../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const grace = 'grace@example.org';

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
const page = (world: WebWorld, path: string) => textOf(world.app.request(path));
const personIn = (world: WebWorld) => {
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody is on record');
  return person;
};
const standingsOn = (world: WebWorld) =>
  [...world.record.members.values()].map(({ standing }) => standing.status);

/** A second newsletter, which the site offers nobody. */
const crumbs = listId.parse('crumbs');
const publishCrumbs = async (world: WebWorld, more: { closed?: boolean; ended?: boolean } = {}) => {
  const { newsletters } = world.record.ports;
  const known = await newsletters.list(letters);
  if (!known) throw new Error('there is no newsletter to be like');
  await newsletters.publishList({
    ...known,
    list: { ...known.list, id: crumbs, title: 'Crumbs', ...(more.closed ? { closed: true as const } : {}) },
    ...(more.ended ? { ended: world.clock.now() } : {}),
  });
};

/** Somebody who was imported to a newsletter alone. */
const onAList = async () => {
  const world = createWebWorld({ published: withNewsletter });
  const person = await importPerson(world, { address: ada, firstName: 'Ada', newsletters: letters });
  return { world, person, own: ownPath(world, person) };
};

describe('the page of somebody on newsletters alone', () => {
  it('shows what they are on and who they are, by the link in each issue, and changes nothing', async () => {
    const { world, own } = await onAList();
    const { writes } = world.record.touched;
    const answer = await world.app.request(own);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const html = await answer.text();
    for (const shown of ['Notes from the oven', 'you get it', 'Ada, Berlin', ada])
      expect(html).toContain(shown);
    for (const ofACourse of [sampleCourse.course.title, 'lessons behind you', 'Leave the course'])
      expect(html).not.toContain(ofACourse);
    expect(world.record.touched.writes).toBe(writes);
  });

  it('costs one read of each thing that it shows', async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world, ada);
    const own = ownPath(world, personIn(world));
    const { reads } = world.record.touched;
    await world.app.request(own);
    // Their person, courses, the one newsletter, and what stands against their address.
    expect(world.record.touched.reads - reads).toBe(4);
  });

  it('changes name and zone, and the newsletter comes by the new clock', async () => {
    const { world, own } = await onAList();
    const html = await textOf(
      submit(world, own, { kind: 'details', firstName: 'Countess', zone: 'Asia/Tokyo' }),
    );
    expect(html).toContain('Countess, Tokyo');
    expect(personIn(world)).toMatchObject({ firstName: 'Countess', zone: 'Asia/Tokyo' });
    expect([...world.record.members.values()]).toMatchObject([{ zone: 'Asia/Tokyo' }]);
  });

  it('leaves the newsletter and takes it again', async () => {
    const { world, own } = await onAList();
    expect(await textOf(submit(world, own, { kind: 'newsletter-no', list: letters }))).toContain(
      'no longer sent to you',
    );
    expect(standingsOn(world)).toEqual(['left']);
    expect(await textOf(submit(world, own, { kind: 'newsletter-yes', list: letters }))).toContain(
      'You get the newsletter from now on.',
    );
    expect(standingsOn(world)).toEqual(['active']);
    expect([...world.record.members.values()][0]?.consents).toMatchObject([
      { mechanism: 'import' },
      { mechanism: 'own page' },
    ]);
  });

  it('leaves everything, says why, and comes back', async () => {
    const { world, own } = await onAList();
    const html = await textOf(submit(world, own, { kind: 'leave-everything' }));
    expect(html).toContain('You have left everything');
    const at = /name="at" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(await textOf(submit(world, own, { kind: 'why', at, why: 'no-time' }))).toContain('Thank you');
    expect([...world.record.members.values()]).toMatchObject([
      { standing: { status: 'left', why: 'no-time' } },
    ]);
    expect(world.lines).toContain('unsubscribeReasons 1');
    expect(await page(world, own)).not.toContain('Leave everything');
    expect((await submit(world, own, { kind: 'come-back', at })).status).toBe(200);
    expect(standingsOn(world)).toEqual(['active']);
  });

  it('takes a copy of everything on record', async () => {
    const { world, own } = await onAList();
    const answer = await world.app.request(`${own}/data`);
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    expect(await answer.json()).toMatchObject({
      subscriber: { address: ada, firstName: 'Ada' },
      enrollments: [],
      subscriptions: [{ listId: letters, consents: [{ mechanism: 'import' }] }],
    });
  });

  it('erases everything after one question, and then nothing is on record', async () => {
    const { world, own } = await onAList();
    expect(await page(world, `${own}/erase`)).toContain('Erase it all');
    expect(world.record.people.size).toBe(1);
    expect(await textOf(submit(world, `${own}/erase`))).toContain('Everything about you is erased');
    expect([world.record.people.size, world.record.members.size]).toEqual([0, 0]);
    for (const at of [own, `${own}/data`, `${own}/erase`])
      expect((await world.app.request(at)).status).toBe(410);
    expect((await submit(world, own, { kind: 'leave-everything' })).status).toBe(410);
    expect((await submit(world, `${own}/erase`)).status).toBe(200);
  });

  it('moves to another address that agrees, and tells the old one', async () => {
    const { world, person, own } = await onAList();
    expect(await page(world, own)).toContain('New address');
    const asked = await submit(world, own, { kind: 'address', email: grace });
    expect(await asked.text()).toContain('Now check your new inbox');
    await sweepAddressMails(world);
    const link = linkTo(world, grace, 'confirmUrl');
    expect((await world.app.request(link)).status).toBe(200);
    expect(personIn(world).address).toBe(ada);
    for (let press = 0; press < 2; press += 1) {
      expect(await textOf(submit(world, link))).toContain('your mail comes here now');
      await sweepAddressMails(world);
    }
    expect([...world.record.people.values()]).toMatchObject([{ id: person.id, address: grace }]);
    expect(world.mail.to(ada).map(({ mail }) => mail.key)).toEqual(['address-changed']);
    expect(await page(world, own)).toContain(grace);
    const data = await (await world.app.request(`${own}/data`)).json();
    expect(data).toMatchObject({ addressChange: { request: 1, standing: { status: 'done' } } });
  });

  it('is erased with an address that it has asked for', async () => {
    const { world, own } = await onAList();
    await submit(world, own, { kind: 'address', email: grace });
    await sweepAddressMails(world);
    const link = linkTo(world, grace, 'confirmUrl');
    await submit(world, `${own}/erase`);
    expect(world.record.changes.size).toBe(0);
    expect((await submit(world, link)).status).toBe(410);
    expect([...world.record.owners.keys()]).toEqual([]);
  });

  it('is in the language of the newsletter', async () => {
    const { world, own } = await onAList();
    const { newsletters } = world.record.ports;
    const known = await newsletters.list(letters);
    if (known) await newsletters.publishList({ ...known, list: { ...known.list, language: 'de' } });
    expect(await page(world, own)).toContain('<html lang="de');
  });

  it('takes no request for a course, from another site, or by another link', async () => {
    const { world, own } = await onAList();
    const { writes } = world.record.touched;
    expect((await submit(world, own, { kind: 'resume' })).status).toBe(422);
    expect(await textOf(submit(world, own, { kind: 'resume', course: 'bread' }))).toContain(
      'Nothing has changed.',
    );
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site' };
    for (const at of [own, `${own}/erase`])
      expect((await submit(world, at, { kind: 'leave-everything' }, elsewhere)).status).toBe(403);
    const leave = world.tokens.sign({ p: 'unsubscribe-all', s: personIn(world).id });
    for (const at of [`/own/${leave}`, own.replace('/own/', '/preferences/'), `${own.slice(0, -2)}xx`])
      expect((await world.app.request(at)).status).toBe(400);
    expect(world.record.touched.writes).toBe(writes);
  });
});

describe('the page of somebody on several newsletters', () => {
  const onBoth = async (more?: { closed?: boolean; ended?: boolean }, published = sampleCourse) => {
    const world = createWebWorld({ published });
    const { publishLetters } = await import('../fixtures/letters.ts');
    publishLetters(world.record.ports, published, world.clock.now());
    await publishCrumbs(world);
    const person = await importPerson(world, { address: ada, newsletters: `${letters} ${crumbs}` });
    await publishCrumbs(world, more);
    return { world, own: ownPath(world, person) };
  };

  it.each([
    ['that the site offers nobody', {}, 'you get it'],
    ['that is closed', { closed: true }, 'you get it'],
    ['that has ended', { ended: true }, 'has ended'],
  ])('shows one %s, which can be left', async (_, more, said) => {
    const { world, own } = await onBoth(more);
    const html = await page(world, own);
    expect(html).toMatch(new RegExp(`Crumbs</span> <span class="soft">${said}`));
    expect(html).toContain('Notes from the oven');
    await submit(world, own, { kind: 'newsletter-no', list: crumbs });
    expect(standingsOn(world).sort()).toEqual(['active', 'left']);
  });

  it('takes nobody back on to one that is closed or has ended, and says why', async () => {
    for (const [more, why] of [
      [{ closed: true }, 'takes nobody new'],
      [{ ended: true }, 'has ended'],
    ] as const) {
      const { world, own } = await onBoth(more);
      const left = await textOf(submit(world, own, { kind: 'newsletter-no', list: crumbs }));
      expect(left).toContain(why);
      const again = await textOf(submit(world, own, { kind: 'newsletter-yes', list: crumbs }));
      expect(again).toContain('Nothing has changed.');
      expect(standingsOn(world).sort()).toEqual(['active', 'left']);
    }
  });

  it('lets nobody join one that the page does not show', async () => {
    const { world, own } = await onAList();
    await publishCrumbs(world);
    expect(await page(world, own)).not.toContain('Crumbs');
    expect(await textOf(submit(world, own, { kind: 'newsletter-yes', list: crumbs }))).toContain(
      'Nothing has changed.',
    );
    expect(world.record.members.size).toBe(1);
  });
});

/** The same course by another name, with the same mails. */
const cheese: PublishedCourse = {
  ...sampleCourse,
  course: { ...sampleCourse.course, id: courseId.parse('cheese'), title: 'Cheese, Plainly' },
};

const enrollmentIn = (world: WebWorld, course: CourseId) => {
  const found = [...world.record.enrolled.values()].find((each) => each.courseId === course);
  if (!found) throw new Error(`nobody is in ${course}`);
  return found;
};

describe('the page of somebody in several courses', () => {
  const inBoth = async (standing: Partial<Enrollment> = {}) => {
    const world = createWebWorld({ published: withNewsletter });
    await world.record.ports.courses.publish(cheese, mailsOf(cheese));
    await join(world, ada);
    const bread = enrollmentIn(world, sampleCourse.course.id);
    await world.record.ports.enrollments.save({
      ...bread,
      courseId: cheese.course.id,
      version: 0,
      ...standing,
    });
    return { world, own: ownPath(world, personIn(world)), mails: linkTo(world, ada, 'preferencesUrl') };
  };

  it('shows each with its standing and its acts, by either link', async () => {
    const { world, own, mails } = await inBoth();
    for (const path of [own, mails]) {
      const html = await page(world, path);
      for (const title of ['Bread, Plainly', 'Cheese, Plainly']) expect(html).toContain(`>${title}</h2>`);
      expect(html.match(/1 of 12 lessons behind you/g)).toHaveLength(2);
      expect(html.match(/action="\/unsubscribe\//g)).toHaveLength(2);
      for (const course of ['bread', 'cheese'])
        expect(html).toMatch(
          new RegExp(`name="course" value="${course}"><input[^>]*name="key" value="salt"`),
        );
    }
  });

  it('shows the course first that the link comes from', async () => {
    const { world } = await inBoth();
    const { id } = personIn(world);
    const first = async (course: CourseId) => {
      const token = world.tokens.sign({ p: 'preferences', s: id, c: course });
      return /<h2 id="course-(\w+)"/.exec(await page(world, `/preferences/${token}`))?.[1];
    };
    expect([await first(sampleCourse.course.id), await first(cheese.course.id)]).toEqual(['bread', 'cheese']);
  });

  it.each(['bread', 'cheese'])('does what is asked of %s to it alone', async (name) => {
    const { world, own } = await inBoth();
    const [asked, other] = [courseId.parse(name), courseId.parse(name === 'bread' ? 'cheese' : 'bread')];
    const before = enrollmentIn(world, other);
    const html = await textOf(submit(world, own, { kind: 'pause', until: '2026-02-01', course: asked }));
    expect(html.match(/Paused until/g)).toHaveLength(1);
    expect(enrollmentIn(world, asked).pausedUntil).toBeDefined();
    expect(enrollmentIn(world, other)).toEqual(before);
    const faulty = await submit(world, own, { kind: 'pause', until: '', course: other });
    expect(await faulty.text()).toContain(`<a href="#until-${other}" target="_self">`);
  });

  it('keeps why they left with everything that they left, and counts one person once', async () => {
    const { world, own } = await inBoth();
    const html = await textOf(submit(world, own, { kind: 'leave-everything' }));
    const at = /name="at" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await submit(world, own, { kind: 'why', at, why: 'too-many' });
    for (const { standing } of world.record.enrolled.values())
      expect(standing).toMatchObject({ status: 'left', why: 'too-many' });
    expect(world.lines.filter((line) => line.startsWith('unsubscribeReasons'))).toEqual([
      'unsubscribeReasons 1',
    ]);
  });
});

describe('the page of somebody whose courses are all over', () => {
  const at = '2026-01-06T11:00:00.000Z';
  const left = (reason: LeftReason) => ({ status: 'left', at, reason, was: 'active' }) as const;
  const over: [string, object, string][] = [
    ['completed', { status: 'completed', at }, 'You have reached the end of the course.'],
    ['left', left('unsubscribed'), 'You left the course on Tuesday, 6 January 2026.'],
    ['ended', left('ended'), 'The course ended on Tuesday, 6 January 2026.'],
    [
      'stopped by a bounce',
      left('bounce'),
      'Mail to your address came back, so the course has stopped since Tuesday, 6 January 2026',
    ],
  ];

  it.each(over)(
    '%s: is seen, copied, changed and erased as anybody else’s',
    async (_, standing, sentence) => {
      const world = createWebWorld({ published: withNewsletter });
      await join(world, ada);
      const person = personIn(world);
      const [key, enrollment] = [...world.record.enrolled][0] ?? [];
      if (!key || !enrollment) throw new Error('nobody joined');
      const { dueAt: _due, ...rest } = enrollment;
      world.record.enrolled.set(key, { ...rest, standing: standing as Enrollment['standing'] });
      for (const path of [ownPath(world, person), linkTo(world, ada, 'preferencesUrl')]) {
        const html = await page(world, path);
        expect(html).toContain(sentence);
        expect(html).toContain('The quiet hour before kneading');
        expect(html).toContain('Download my data');
        expect((await world.app.request(`${path}/data`)).status).toBe(200);
        await submit(world, path, { kind: 'details', firstName: 'Countess', zone: 'Asia/Tokyo' });
        expect(personIn(world)).toMatchObject({ firstName: 'Countess', zone: 'Asia/Tokyo' });
      }
      await submit(world, `${ownPath(world, person)}/erase`);
      expect([world.record.people.size, world.record.enrolled.size]).toEqual([0, 0]);
    },
  );

  it('offers no way back into a course that has ended', async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world, ada);
    await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    const path = linkTo(world, ada, 'preferencesUrl');
    expect(await page(world, path)).toContain('Come back to the course');
    await world.record.ports.courses.end(sampleCourse.course.id, sampleCourse.site, world.clock.now());
    expect(await page(world, path)).not.toContain('Come back to the course');
  });
});

describe('the link to the own page in an issue', () => {
  it('opens the page of somebody in a course as well', async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world, ada);
    expect(await page(world, ownPath(world, personIn(world)))).toContain(sampleCourse.course.title);
  });

  it('says so where nothing is on record any more', async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world, ada);
    const own = ownPath(world, personIn(world));
    await submit(world, `${linkTo(world, ada, 'preferencesUrl')}/erase`);
    expect((await world.app.request(own)).status).toBe(410);
  });
});
