import { describe, expect, it } from 'vitest';
import { refusesSimulator } from '../../lib/adapters/ses/mailbox-simulator.ts';
import type { SignUpSettings } from '../../lib/domain/content/site.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import type { CaptchaVerdict } from '../../lib/pipeline/ports/sign-up.ts';
import { signUpConsentText } from '../../lib/web/views/consent-text.ts';
import { en } from '../../lib/words/en.ts';
import { sampleCourse } from '../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit, type WebWorld } from '../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const valid = { email: ada, zone: 'Europe/Berlin', course: 'bread' };
const ours = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' };

const withLimits = (limits: Partial<SignUpSettings>) => {
  const { site, ...rest } = sampleCourse;
  return { ...rest, site: { ...site, signUp: { ...site.signUp, ...limits } } };
};

/** The hidden field of the form as the sign-up page has it now. */
const shownBy = async (world: WebWorld): Promise<string> => {
  const html = await (await world.app.request('/')).text();
  return /name="shown" value="([^"]+)"/.exec(html)?.[1] ?? '';
};

/** Signs up as API Gateway passes it on from a client. */
const from = (world: WebWorld, ip: string, fields: Record<string, string>) =>
  world.app.request(
    '/subscribe',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ zone: 'UTC', ...fields }).toString(),
    },
    { requestContext: { http: { sourceIp: ip } } },
  );

/** Signs Ada up on our own page, by somebody who takes their time. */
const submitOurs = async (world: WebWorld) => {
  const shown = await shownBy(world);
  world.wait({ seconds: 5 });
  return submit(world, '/subscribe', { ...valid, shown }, ours);
};

const counted = (world: WebWorld, metric: string) =>
  world.lines.filter((line) => line.startsWith(`${metric} `)).length;

describe('an answer to a sign-up', () => {
  const suppress = (reason: 'bounce' | 'complaint' | 'erased') => async (world: WebWorld) =>
    world.record.ports.suppressions.add(world.hashes.address(emailAddress.parse(ada)), {
      reason,
      at: world.clock.now(),
    });
  const situations: Record<string, (world: WebWorld) => Promise<unknown>> = {
    new: async () => {},
    pending: async (world) => submit(world, '/subscribe', valid),
    active: async (world) => join(world),
    left: async (world) => {
      await join(world);
      await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    },
    'over its cap': async (world) => {
      await submit(world, '/subscribe', valid);
      await submit(world, '/subscribe', valid);
    },
    bounced: suppress('bounce'),
    complained: suppress('complaint'),
    erased: suppress('erased'),
  };

  /** What is asked of the world before the answer stands: equal work takes equal time, noise aside. */
  const workFor = async (arrive: (world: WebWorld) => Promise<unknown>) => {
    const world = createWebWorld({ heldBack: true });
    const taking = async (work: Promise<unknown>) => {
      await work;
      await world.takeHandedOn();
    };
    await taking(arrive(world));
    const before = { ...world.record.touched };
    const { courses } = world.record.ports;
    const asked: string[] = [];
    const { current } = courses;
    courses.current = async (course) => {
      asked.push('courses.current');
      return current(course);
    };
    const answer = await submit(world, '/subscribe', valid);
    return {
      answer: { status: answer.status, headers: [...answer.headers], body: await answer.text() },
      record: {
        reads: world.record.touched.reads - before.reads,
        writes: world.record.touched.writes - before.writes,
      },
      asked,
      startedJobs: world.startedJobs.map(({ address }) => address),
      sent: world.mail.sent.length,
    };
  };

  it.each(Object.entries(situations))(
    'has read and written nothing about an address that is %s',
    async (_, arrive) => {
      const { record, asked, startedJobs, answer } = await workFor(arrive);
      expect(answer.status).toBe(200);
      expect({ record, asked, startedJobs }).toEqual({
        record: { reads: 0, writes: 0 },
        asked: ['courses.current'],
        startedJobs: [ada],
      });
    },
  );

  it('is the same in status, headers and body in every situation', async () => {
    const works = await Promise.all(Object.values(situations).map(workFor));
    expect(new Set(works.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
  });
});

describe('one mailbox', () => {
  it('gets one mail, however many sign-ups spell it however they like, for whatever course', async () => {
    const world = createWebWorld();
    const spellings = Array.from({ length: 500 }, (_, n) => {
      const local = n % 3 === 0 ? 'vic.tim' : n % 3 === 1 ? 'VICTIM' : 'v.i.c.t.i.m';
      return `${local}+${n}@${n % 2 ? 'example.org' : 'EXAMPLE.org'}`;
    });
    await Promise.all(spellings.map((email, n) => from(world, `2001:db8:${n.toString(16)}::1`, { email })));
    expect(world.mail.sent).toHaveLength(1);
    expect(world.record.people.size).toBe(1);
    expect(counted(world, 'signUpCappedByAddress')).toBe(499);
  });

  it('gets its next one after a day, and none after three until thirty days have passed', async () => {
    const world = createWebWorld();
    const sentOn: number[] = [];
    for (let day = 0; day < 40; day += 1) {
      const before = world.mail.sent.length;
      await submitOurs(world);
      if (world.mail.sent.length > before) sentOn.push(day);
      world.wait({ days: 1 });
    }
    expect(sentOn).toEqual([0, 1, 2, 32, 33, 34]);
  });

  it('is not shut out by whoever posts its address blindly, day after day', async () => {
    const world = createWebWorld();
    for (let day = 0; day < 3; day += 1) {
      await submit(world, '/subscribe', valid);
      world.wait({ days: 1 });
    }
    expect(world.mail.sent).toHaveLength(1);
    await submitOurs(world);
    expect(world.mail.sent).toHaveLength(2);
  });

  it('gets a fresh link for one that has run out, whatever strangers have had sent to it', async () => {
    const world = createWebWorld();
    await submitOurs(world);
    const link = linkTo(world, ada, 'confirmUrl');
    for (let day = 0; day < 4; day += 1) {
      world.wait({ days: 1 });
      await submitOurs(world);
    }
    const before = world.mail.sent.length;
    await submit(world, `${link}/again`);
    expect(world.mail.sent).toHaveLength(before + 1);
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    expect(world.mail.sent.at(-1)?.mail.key).toBe('flour-and-water');
  });

  it('counts the new mail of a link that has run out, too, and answers that alike', async () => {
    const world = createWebWorld();
    await submit(world, '/subscribe', valid);
    const again = `${linkTo(world, ada, 'confirmUrl')}/again`;
    world.wait({ hours: 73 });
    const bodies = [];
    for (let n = 0; n < 5; n += 1) bodies.push(await (await submit(world, again)).text());
    expect(world.mail.sent).toHaveLength(2);
    expect(new Set(bodies).size).toBe(1);
  });
});

describe('one network', () => {
  const published = withLimits({ perNetwork: 8 });

  it.each([
    ['a /24', (n: number) => `203.0.113.${n}`],
    ['a /64', (n: number) => `2001:db8:1:2:${n}::${n}`],
  ])('that is %s may ask for so many mails an hour, and no more', async (_, ipOf) => {
    const world = createWebWorld({ published });
    const shown = await shownBy(world);
    world.wait({ seconds: 3 });
    for (let n = 0; n < 20; n += 1) await from(world, ipOf(n), { email: `reader${n}@example.org`, shown });
    expect(world.mail.sent).toHaveLength(8);
    expect(counted(world, 'signUpCappedByNetwork')).toBe(12);
    world.wait({ hours: 1 });
    await from(world, ipOf(1), { email: 'later@example.org', shown });
    expect(world.mail.sent).toHaveLength(9);
  });

  it('that is full does not cost an address its mail of the day', async () => {
    const world = createWebWorld({ published });
    for (let n = 0; n < 20; n += 1) await from(world, '203.0.113.9', { email: `reader${n}@example.org` });
    await from(world, '203.0.113.9', { email: ada });
    expect(world.mail.to(ada)).toHaveLength(0);
    await from(world, '198.51.100.1', { email: ada });
    expect(world.mail.to(ada)).toHaveLength(1);
  });
});

describe('one domain, and everybody together', () => {
  it('have an hourly number each; reaching the one for everybody is counted where an alarm hears it', async () => {
    const world = createWebWorld({
      published: withLimits({ perDomain: 5, perHour: 8, shareOfOtherForms: 1 }),
    });
    for (let n = 0; n < 10; n += 1) await submit(world, '/subscribe', { ...valid, email: `r${n}@one.test` });
    expect(world.mail.sent).toHaveLength(5);
    expect(counted(world, 'signUpBreaker')).toBe(0);
    for (let n = 0; n < 10; n += 1) await submit(world, '/subscribe', { ...valid, email: `r@host${n}.test` });
    expect(world.mail.sent).toHaveLength(8);
    expect(counted(world, 'signUpCappedByDomain')).toBe(5);
    expect(world.lines.some((line) => line.startsWith('signUpCappedByOtherForms'))).toBe(true);
  });
});

describe('the form token', () => {
  const formVersionAfter = async (
    wait: Parameters<WebWorld['wait']>[0],
    headers: Record<string, string> = ours,
    change: (token: string) => string = (token) => token,
  ) => {
    const world = createWebWorld({ heldBack: true });
    const shown = change(await shownBy(world));
    world.wait(wait);
    const answer = await submit(world, '/subscribe', { ...valid, shown }, headers);
    expect(answer.status).toBe(200);
    return world.startedJobs[0];
  };

  it('tells our own form, and which version of it, from two seconds to a day after it was shown', async () => {
    for (const wait of [{ seconds: 2 }, { hours: 1 }, { hours: 24 }])
      expect(await formVersionAfter(wait)).toMatchObject({
        form: 'own',
        formVersion: expect.stringMatching(/^[0-9a-f]{12}$/),
      });
  });

  it('tells our own form also when the clock was put back while it was open', async () => {
    for (const wait of [{ minutes: -1 }, { hours: -23 }])
      expect(await formVersionAfter(wait)).toMatchObject({ form: 'own' });
  });

  it.each<[string, Parameters<typeof formVersionAfter>]>([
    ['is from a clock that is a moment ahead', [{ milliseconds: -1900 }]],
    ['is younger than a person is quick', [{ milliseconds: 1900 }]],
    ['is older than a day', [{ hours: 25 }]],
    ['is forged', [{ seconds: 5 }, ours, (token) => token.replace(/^k1\.../, 'k1.AA')]],
    ['is missing', [{ seconds: 5 }, ours, () => '']],
    [
      'is another kind of link',
      [{ seconds: 5 }, ours, () => createWebWorld().tokens.sign({ p: 'form', t: 0, v: '' })],
    ],
    ['was copied into another site', [{ seconds: 5 }, { 'Sec-Fetch-Site': 'cross-site' }]],
    ['was copied into another site, by an older browser', [{ seconds: 5 }, { Origin: 'https://evil.test' }]],
  ])('that %s puts the sign-up under the caps of forms elsewhere, and refuses nobody', async (_, how) => {
    expect(await formVersionAfter(...how)).toMatchObject({ form: 'elsewhere', formVersion: 'elsewhere' });
  });

  it('leaves our own form open when forms elsewhere have used up their share of the hour', async () => {
    const world = createWebWorld({ published: withLimits({ perHour: 40, shareOfOtherForms: 0.25 }) });
    const shown = await shownBy(world);
    world.wait({ seconds: 3 });
    for (let n = 0; n < 30; n += 1)
      await submit(world, '/subscribe', { ...valid, email: `bot${n}@host${n}.test` });
    expect(world.mail.sent).toHaveLength(10);
    expect(counted(world, 'signUpCappedByOtherForms')).toBe(20);
    await submit(world, '/subscribe', { ...valid, shown }, ours);
    expect(world.mail.to(ada)).toHaveLength(1);
  });

  it('is new on every page, since pages are asked for again each time', async () => {
    const world = createWebWorld();
    const first = await shownBy(world);
    world.wait({ seconds: 1 });
    expect(await shownBy(world)).not.toBe(first);
  });
});

describe('the record of consent', () => {
  it('holds the words, when, how, on which form, and a keyed hash of the network', async () => {
    const world = createWebWorld();
    const shown = await shownBy(world);
    world.wait({ seconds: 30 });
    await from(world, '203.0.113.9', { email: ada, shown });
    const [person] = world.record.people.values();
    expect(person?.consent).toEqual({
      textHash: expect.any(String),
      requestedAt: world.clock.now(),
      mechanism: 'sign-up form',
      formVersion: expect.stringMatching(/^[0-9a-f]{12}$/),
      network: world.hashes.network('203.0.113.77'),
    });
    expect([...world.record.texts.values()]).toEqual([signUpConsentText(en, sampleCourse)]);
    expect(JSON.stringify(person)).not.toContain('203.0.113');
  });
});

describe("SES's own test addresses", () => {
  it.each(['success@simulator.amazonses.com', 'bounce+1@SIMULATOR.amazonses.com'])(
    'such as %s sign up on a stage for trying out, and nowhere else',
    async (email) => {
      const trying = createWebWorld({ refusesAddress: refusesSimulator('dev') });
      expect((await submit(trying, '/subscribe', { ...valid, email })).status).toBe(200);
      expect(trying.mail.sent).toHaveLength(1);
      const production = createWebWorld({ refusesAddress: refusesSimulator('prod') });
      expect((await submit(production, '/subscribe', { ...valid, email })).status).toBe(422);
      expect(production.mail.sent).toHaveLength(0);
    },
  );
});

describe('the check that a person is there', () => {
  const captcha = { provider: 'turnstile', siteKey: '0x4AAAAAAA-test' } as const;
  const published = withLimits({ captcha });
  const worldWhere = (verdict: CaptchaVerdict) => createWebWorld({ published, captcha: async () => verdict });

  it('is off by default: the form loads nothing from elsewhere', async () => {
    const answer = await createWebWorld().app.request('/');
    expect(await answer.text()).not.toMatch(/<script[^>]+https:/);
    expect(answer.headers.get('Content-Security-Policy')).not.toContain('https:');
  });

  it('stands in the form, and opens the policy of that page alone for its maker', async () => {
    const world = worldWhere('person');
    const answer = await world.app.request('/');
    expect(await answer.text()).toContain('class="cf-turnstile" data-sitekey="0x4AAAAAAA-test"');
    const policy = answer.headers.get('Content-Security-Policy');
    expect(policy).toMatch(/script-src 'self' 'sha256-\S+' https:\/\/challenges\.cloudflare\.com;/);
    expect(policy).toContain('frame-src https://challenges.cloudflare.com;');
    for (const path of ['/privacy', '/embed/bread', '/lessons/bread/flour-and-water'])
      expect((await world.app.request(path)).headers.get('Content-Security-Policy')).not.toContain('https:');
    expect(await (await world.app.request('/privacy')).text()).toContain('Cloudflare Turnstile');
  });

  it('lets a person through', async () => {
    const world = worldWhere('person');
    expect((await submit(world, '/subscribe', valid)).status).toBe(200);
    expect(world.mail.sent).toHaveLength(1);
  });

  it('shows the form again, with what was typed and a sentence, to whom it does not let through', async () => {
    const world = worldWhere('not-shown');
    const answer = await submit(world, '/subscribe', valid);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(`value="${ada}"`);
    expect(html).toContain('<a href="#human" target="_self">Please tick the box');
    expect(world.mail.sent).toHaveLength(0);
  });

  it('leaves the form open while its maker does not answer, under the caps of forms elsewhere', async () => {
    const world = createWebWorld({ published, captcha: async () => 'no-answer', heldBack: true });
    const shown = await shownBy(world);
    world.wait({ seconds: 3 });
    expect((await submit(world, '/subscribe', { ...valid, shown }, ours)).status).toBe(200);
    expect(world.startedJobs).toMatchObject([{ form: 'elsewhere' }]);
  });
});

describe('the link that no person sees', () => {
  it('is evidence for whoever follows it: counted and noted, with nothing read or changed', async () => {
    const world = createWebWorld();
    await join(world);
    const path = linkTo(world, ada, 'scannerTrapUrl');
    const before = { ...world.record.touched };
    for (const method of ['GET', 'HEAD'])
      expect((await world.app.request(path, { method })).status).toBe(200);
    expect((await world.app.request(path, { method: 'POST' })).status).toBe(405);
    const [person] = world.record.people.values();
    expect(counted(world, 'scannerSeen')).toBe(2);
    expect(world.lines).toContain(`scanner-seen {"subscriber":"${person?.id}"}`);
    expect(world.record.touched).toEqual(before);
  });

  it('counts nothing for a forged one', async () => {
    const world = createWebWorld();
    expect((await world.app.request('/scanner-trap/k1.e30.AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(400);
    expect(counted(world, 'scannerSeen')).toBe(0);
  });
});
