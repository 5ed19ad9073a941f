import { describe, expect, it } from 'vitest';
import { courseId } from '../../../../lib/domain/content/course.ts';
import { ofCourse } from '../../../../lib/domain/reports/happening.ts';
import { freshSendingState } from '../../../../lib/domain/sending/sending-state.ts';
import { signUpConsentText } from '../../../../lib/web/views/consent-text.ts';
import { en } from '../../../../lib/words/en.ts';
import { capitalised } from '../../../../lib/words/grammar.ts';
import { mailsOf, sampleCourse, sampleWeb } from '../../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit, type WebWorld } from '../../../worlds/web-in-memory.ts';

const valid = { email: 'ada@example.org', firstName: 'Ada', zone: 'Europe/Berlin', course: 'bread' };

const expectNothingDone = (world: WebWorld) => {
  expect(world.record.touched.writes).toBe(0);
  expect(world.mail.sent).toEqual([]);
};

describe('the sign-up page', () => {
  it('says what the course teaches, how often it comes, who sends it and where the first lesson can be read', async () => {
    const html = await (await createWebWorld().app.request('/')).text();
    const { course, site, lessons } = sampleCourse;
    for (const text of [
      course.title,
      course.promise,
      course.audience,
      '12 lessons',
      'one a week',
      site.postalAddress,
    ])
      expect(html).toContain(text);
    expect(html).toContain('Each lesson ends in one more thing that you can do:');
    for (const { subject, objective } of lessons)
      expect(html).toContain(`${subject}</h3>\n<p>${capitalised(objective, 'en-GB')}`);
    expect(html).toContain('href="/lessons/bread/flour-and-water"');
    expect(html).toContain('href="/privacy"');
    expect(html).toContain(signUpConsentText(en, sampleCourse));
  });

  it('is found under the course too, and under no other name', async () => {
    const { app } = createWebWorld();
    expect((await app.request('/courses/bread')).status).toBe(200);
    for (const path of ['/courses/cake', '/courses/BREAD', '/courses/%00', '/courses/a_b'])
      expect((await app.request(path)).status).toBe(404);
  });

  it('offers the zone that the request hints at', async () => {
    const { app } = createWebWorld();
    const html = await (await app.request('/', { headers: { 'Accept-Language': 'de-AT,en;q=0.5' } })).text();
    expect(html).toContain('<option value="Europe/Vienna" selected>Vienna</option>');
    expect(html.match(/ selected>/g)).toHaveLength(1);
  });
});

describe('the name of the link that led to the form', () => {
  const hidden = (value: string) => `<input type="hidden" name="source" value="${value}">`;

  it('is carried through the form, also when it is shown again, and through the one for other sites', async () => {
    const world = createWebWorld();
    const page = await (await world.app.request('/courses/bread?source=Spring%20Fair')).text();
    expect(page).toContain(hidden('spring-fair'));
    const again = await submit(world, '/subscribe', { ...valid, email: 'ada', source: 'spring-fair' });
    expect(await again.text()).toContain(hidden('spring-fair'));
    const embed = await (await world.app.request('/embed/bread?source=the-mill')).text();
    expect(embed).toContain('&quot;the-mill&quot;');
    expect(await (await world.app.request('/?source=%3Cb%3E')).text()).toContain(hidden('b'));
    for (const path of ['/', '/embed/bread'])
      expect(await (await world.app.request(path)).text()).not.toMatch(/name=("|&quot;)source/);
  });

  it('is kept with the consent, and counted when it is confirmed', async () => {
    const world = createWebWorld();
    await submit(world, '/subscribe', { ...valid, source: 'Spring Fair' });
    await submit(world, '/subscribe', { ...valid, email: 'bea@example.org' });
    for (const address of ['ada@example.org', 'bea@example.org'])
      await submit(world, linkTo(world, address, 'confirmUrl'));
    const [ada, bea] = [...world.record.enrolled.values()].map(({ consents }) => consents.at(-1));
    expect(ada?.signUpSource).toBe('spring-fair');
    expect(bea).not.toHaveProperty('signUpSource');
    const [today] = await world.ports.dayCounts.since(ofCourse(sampleCourse.course.id), '2026-01-06');
    expect(today?.counts).toEqual({
      asked: 2,
      confirmed: 1,
      'confirmed:spring-fair': 1,
      'sent-notice:confirmation': 2,
      'sent:flour-and-water': 2,
      began: 2,
    });
  });
});

describe('a course that lets nobody in', () => {
  const closed = { ...sampleCourse, course: { ...sampleCourse.course, closed: true as const } };
  const worlds = {
    closed: async () => createWebWorld({ published: closed }),
    ended: async () => {
      const world = createWebWorld();
      await world.record.ports.courses.end(sampleCourse.course.id, sampleCourse.site, world.clock.now());
      return world;
    },
  };

  it.each([
    ['closed', 200, 'This course takes nobody new'],
    ['ended', 410, 'This course has ended'],
  ] as const)(
    'that is %s says so instead of showing a form, and takes none',
    async (how, status, heading) => {
      const world = await worlds[how]();
      for (const path of ['/', '/courses/bread', '/embed/bread']) {
        const answer = await world.app.request(path);
        expect([path, answer.status]).toEqual([path, status]);
        const html = await answer.text();
        expect(html).toContain(heading);
        expect(html).not.toContain('action="/subscribe"');
      }
      const answer = await submit(world, '/subscribe', valid);
      expect(answer.status).toBe(status);
      expect(await answer.text()).toContain(heading);
      expect(world.startedJobs).toEqual([]);
      expectNothingDone(world);
    },
  );

  it('takes no sign-up that was handed on before, and sends nothing', async () => {
    const world = createWebWorld({ heldBack: true });
    await submit(world, '/subscribe', valid);
    await world.record.ports.courses.end(sampleCourse.course.id, sampleCourse.site, world.clock.now());
    await world.takeHandedOn();
    expect([...world.record.people]).toEqual([]);
    expect(world.mail.sent).toEqual([]);
  });

  it('lets who is in it go on while it is closed, and confirm what they asked for before', async () => {
    const world = createWebWorld();
    await join(world);
    await submit(world, '/subscribe', { ...valid, email: 'late@example.org' });
    await world.record.ports.courses.publish(closed, mailsOf(closed, sampleWeb));
    expect(
      await (await world.app.request(linkTo(world, 'ada@example.org', 'preferencesUrl'))).text(),
    ).toContain('Next:');
    await submit(world, linkTo(world, 'late@example.org', 'confirmUrl'));
    expect(world.mail.to('late@example.org').map(({ mail }) => mail.key)).toEqual([
      'confirmation',
      'flour-and-water',
    ]);
  });

  it('says on the page of everybody in it that it has ended, and sends nothing more', async () => {
    const world = createWebWorld();
    await join(world);
    const before = world.mail.sent.length;
    await submit(world, '/subscribe', { ...valid, email: 'late@example.org' });
    await world.record.ports.courses.end(sampleCourse.course.id, sampleCourse.site, world.clock.now());
    const page = await world.app.request(linkTo(world, 'ada@example.org', 'preferencesUrl'));
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('The course ended on')]);
    const confirm = linkTo(world, 'late@example.org', 'confirmUrl');
    for (const answer of [await world.app.request(confirm), await submit(world, confirm)])
      expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('has ended')]);
    world.wait({ days: 8 });
    for (const enrollment of [...world.record.enrolled.values()]) await world.deliver(enrollment);
    expect(world.mail.sent.map(({ mail }) => mail.key).slice(before)).toEqual(['confirmation']);
    expect([...world.record.enrolled.values()].map(({ standing }) => standing)).toMatchObject([
      { status: 'left', reason: 'ended' },
      { status: 'left', reason: 'ended' },
    ]);
  });
});

describe('the front page', () => {
  it('offers the course that the site names now, also where the last deploy was for another', async () => {
    const world = createWebWorld();
    const { courses } = world.record.ports;
    const cake = courseId.parse('cake');
    const site = { ...sampleCourse.site, defaultCourse: cake };
    await courses.publish(
      { ...sampleCourse, site, course: { ...sampleCourse.course, id: cake, title: 'Cake' } },
      [],
    );
    await courses.end(sampleCourse.course.id, site, world.clock.now());
    const answer = await world.app.request('/');
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<title>Cake')]);
  });
});

describe('signing up', () => {
  it('sends one mail to confirm and archives the words that were shown', async () => {
    const world = createWebWorld();
    const answer = await submit(world, '/subscribe', valid);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Now check your inbox');
    expect(world.mail.sent.map(({ to, mail }) => [to, mail.key])).toEqual([
      ['ada@example.org', 'confirmation'],
    ]);
    expect([...world.record.texts.values()]).toEqual([signUpConsentText(en, sampleCourse)]);
    expect([...world.record.people.values()]).toMatchObject([{ firstName: 'Ada', zone: 'Europe/Berlin' }]);
  });

  it('takes the default course and a guessed zone from a form on another site', async () => {
    const world = createWebWorld();
    const headers = {
      Origin: 'https://blog.test',
      'Sec-Fetch-Site': 'cross-site',
      'Accept-Language': 'pt-BR',
    };
    const answer = await submit(world, '/subscribe', { email: 'ada@example.org' }, headers);
    expect(answer.status).toBe(200);
    expect([...world.record.people.values()]).toMatchObject([{ zone: 'America/Sao_Paulo' }]);
  });

  it('gives the same answer whether the address is new, pending, active, gone or suppressed', async () => {
    const situations: Record<string, (world: WebWorld) => Promise<unknown>> = {
      new: async () => {},
      pending: async (world) => submit(world, '/subscribe', valid),
      active: async (world) => join(world),
      left: async (world) => {
        await join(world);
        await submit(world, linkTo(world, valid.email, 'unsubscribeUrl'));
      },
      suppressed: async (world) => {
        await join(world);
        for (const { addressHash } of world.record.people.values())
          await world.record.ports.suppressions.add(addressHash, { reason: 'bounce', at: world.clock.now() });
      },
    };
    const answers = await Promise.all(
      Object.values(situations).map(async (arrive) => {
        const world = createWebWorld();
        await arrive(world);
        const answer = await submit(world, '/subscribe', valid);
        return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
      }),
    );
    expect(answers[0]?.status).toBe(200);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('answers a filled-in trap like everybody else, and does nothing', async () => {
    const world = createWebWorld();
    const trapped = await submit(world, '/subscribe', { ...valid, website: 'https://spam.test' });
    const usual = await submit(createWebWorld(), '/subscribe', valid);
    expect(await trapped.text()).toBe(await usual.text());
    expectNothingDone(world);
  });
});

describe('a sign-up at fault', () => {
  const addresses: Record<string, string> = {
    'no address': '',
    'a word': 'ada',
    'two signs': 'ada@@example.org',
    'no dot in the domain': 'ada@localhost',
    'an IP literal': 'ada@[127.0.0.1]',
    'a display name': 'Ada <ada@example.org>',
    'two addresses': 'ada@example.org, bob@example.org',
    'a header injection': 'a@b.co\r\nBcc: x@y.co',
    'an encoded line break': 'a@b.co%0d%0aBcc:x@y.co',
    'a null character': 'a\u0000@example.org',
    'a zero-width space': 'a\u200b@example.org',
    'an over-long local part': `${'a'.repeat(65)}@example.org`,
    'an over-long address': `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.org`,
    markup: '"><script>alert(1)</script>@example.org',
    'a role account': 'postmaster@example.org',
  };
  it.each(Object.entries(addresses))(
    'shows the form again for %s, and stores and sends nothing',
    async (_, email) => {
      const world = createWebWorld();
      const answer = await submit(world, '/subscribe', { ...valid, email });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain('id="email-fault"');
      expect(html).toContain('aria-invalid="true" aria-describedby="email-fault"');
      expect(html).toContain('One thing needs another look');
      expect(html).not.toContain('<script>alert');
      expectNothingDone(world);
    },
  );

  it.each([
    '<b>Ada</b>',
    'https://spam.test',
    'A'.repeat(41),
    'Ada\r\nBcc: x@y.co',
    'Ada\u0007',
    '{{address}}',
  ])('refuses the first name %j with a sentence by the field', async (firstName) => {
    const world = createWebWorld();
    const answer = await submit(world, '/subscribe', { ...valid, firstName });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('aria-describedby="firstName-fault"');
    expectNothingDone(world);
  });

  it.each(['Mars/Olympus', '../../etc/passwd', '+99:00'])('refuses the zone %j', async (zone) => {
    const world = createWebWorld();
    const answer = await submit(world, '/subscribe', { ...valid, zone });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('id="zone-fault"');
    expectNothingDone(world);
  });

  it.each(['Etc/Unknown', ''])(
    'goes by its own guess where the browser gives the zone as %j',
    async (zone) => {
      const world = createWebWorld();
      const headers = { 'CloudFront-Viewer-Time-Zone': 'Asia/Tokyo' };
      expect((await submit(world, '/subscribe', { ...valid, zone }, headers)).status).toBe(200);
      expect([...world.record.people.values()]).toMatchObject([{ zone: 'Asia/Tokyo' }]);
    },
  );

  it('names all faults at once and keeps what was typed', async () => {
    const answer = await submit(createWebWorld(), '/subscribe', {
      ...valid,
      email: 'ada@',
      firstName: '1',
      zone: 'x',
    });
    const html = await answer.text();
    expect(html).toContain('3 things need another look');
    expect(html).toContain('value="ada@"');
    for (const field of ['email', 'firstName', 'zone'])
      expect(html).toContain(`<a href="#${field}" target="_self">`);
  });

  it.each(['cake', 'BREAD', '../bread', 'bread\u0000', 'a'.repeat(200)])(
    'does not know the course %j',
    async (course) => {
      const world = createWebWorld();
      const answer = await submit(world, '/subscribe', { ...valid, course });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('There is no such course');
      expectNothingDone(world);
    },
  );

  it('refuses a body of a megabyte, announced or not', async () => {
    const world = createWebWorld();
    const body = `email=${'a'.repeat(1024 * 1024)}`;
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const announced = { ...type, 'Content-Length': String(body.length) };
    for (const headers of [type, announced]) {
      const answer = await world.app.request('/subscribe', { method: 'POST', headers, body });
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain('That was too much at once');
    }
    expectNothingDone(world);
  });

  it.each(['application/json', 'multipart/form-datum; boundary=x', 'text/plain', ''])(
    'refuses a body of type %j',
    async (type) => {
      const world = createWebWorld();
      const headers: Record<string, string> = type ? { 'Content-Type': type } : {};
      const body = new TextEncoder().encode('email=ada@example.org');
      const answer = await world.app.request('/subscribe', { method: 'POST', headers, body });
      expect(answer.status).toBe(415);
      expectNothingDone(world);
    },
  );
});

describe('in SES’s sandbox, where mail reaches verified addresses alone', () => {
  const inSandbox = async () => {
    const world = createWebWorld();
    const quota = { perSecond: 1, daily: 200, sent: 0, readAt: world.clock.now() };
    await world.ports.sending.save({ ...freshSendingState, quota });
    return world;
  };

  it('the page says that the course is not open yet, and still has its form for those who set it up', async () => {
    const html = await (await (await inSandbox()).app.request('/')).text();
    expect(html).toContain('This course is not open yet');
    expect(html).toContain('<form action="/subscribe"');
    expect(await (await createWebWorld().app.request('/')).text()).not.toContain('not open yet');
  });

  it('the answer promises nobody a mail, and the sign-up is taken all the same', async () => {
    const world = await inSandbox();
    const html = await (await submit(world, '/subscribe', valid)).text();
    expect(html).toContain('This course is not open yet');
    expect(html).not.toContain('Now check your inbox');
    expect(world.mail.sent.length).toBe(1);
  });

  it('the page says so in the course’s own language', async () => {
    const world = createWebWorld({
      published: { ...sampleCourse, course: { ...sampleCourse.course, language: 'de' } },
    });
    await world.ports.sending.save({ ...freshSendingState, sandboxSeenAt: world.clock.now() });
    expect(await (await world.app.request('/')).text()).toContain('Dieser Kurs ist noch nicht offen');
  });
});
