import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sampleCourse } from '../../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit, type WebWorld } from '../../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const fields = { course: 'bread', email: ada, firstName: 'Ada' };
const crossSite = { Origin: 'https://blog.test', 'Sec-Fetch-Site': 'cross-site' };
const script = { ...crossSite, Accept: 'application/json' };

const withSignUp = (signUp: Partial<(typeof sampleCourse)['site']['signUp']>) => ({
  ...sampleCourse,
  site: { ...sampleCourse.site, signUp: { ...sampleCourse.site.signUp, ...signUp } },
});
const tokenIn = (html: string) => /name="shown" value="([^"]*)"/.exec(html)?.[1];
const said = z.strictObject({
  heading: z.string(),
  message: z.string(),
  faults: z.array(z.strictObject({ field: z.string(), sentence: z.string() })).optional(),
});
const saidIn = async (answer: Response) => said.parse(await answer.json());

describe('a script of another site', () => {
  it('reads the same whether the address is new, pending, active, gone or suppressed', async () => {
    const situations: ((world: WebWorld) => Promise<unknown>)[] = [
      async () => {},
      async (world) => submit(world, '/subscribe', fields),
      async (world) => join(world),
      async (world) => {
        await join(world);
        await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
      },
      async (world) => {
        await join(world);
        for (const { addressHash } of world.record.people.values())
          await world.record.ports.suppressions.add(addressHash, { reason: 'bounce', at: world.clock.now() });
      },
      async (world) => submit(world, '/subscribe', { ...fields, website: 'trapped' }, script),
    ];
    const answers = await Promise.all(
      situations.map(async (arrive) => {
        const world = createWebWorld();
        await arrive(world);
        const answer = await submit(world, '/subscribe', fields, script);
        return JSON.stringify([answer.status, [...answer.headers], await answer.text()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('Now check your inbox');
    expect(answers[0]).toContain(`If a mail can be sent to ${ada} now, it is on its way.`);
  });

  it('reads each fault with its field, and their sentences at once', async () => {
    const world = createWebWorld();
    const answer = await submit(world, '/subscribe', { email: '', firstName: 'www.spam.test' }, script);
    const { heading, message, faults } = await saidIn(answer);
    expect([answer.status, heading]).toEqual([422, '2 things need another look']);
    expect(faults?.map(({ field }) => field)).toEqual(['email', 'firstName']);
    expect(message).toBe(faults?.map(({ sentence }) => sentence).join(' '));
    expect(world.mail.sent).toEqual([]);
  });

  it('reads in the language of the course', async () => {
    const published = {
      ...sampleCourse,
      course: { ...sampleCourse.course, language: 'de' as const },
    };
    const answer = await submit(createWebWorld({ published }), '/subscribe', fields, script);
    expect((await saidIn(answer)).heading).toBe('Jetzt ein Blick in dein Postfach');
  });

  it('reads where the form is, while a check is asked for that only our own page has', async () => {
    const captcha = { provider: 'turnstile', siteKey: '0x4AAAAAAA-test' } as const;
    const world = createWebWorld({ published: withSignUp({ captcha }), captcha: async () => 'not-shown' });
    const answer = await submit(world, '/subscribe', fields, script);
    expect(answer.status).toBe(422);
    expect((await saidIn(answer)).message).toContain('https://course.test/courses/bread');
    const page = await submit(world, '/subscribe', fields, crossSite);
    const policy = page.headers.get('Content-Security-Policy');
    expect(policy).toContain('frame-src https://challenges.cloudflare.com');
    expect(policy).not.toContain('frame-ancestors');
  });
});

describe('a form that is shown again', () => {
  const fault = { ...fields, email: 'ada' };

  it('keeps its signature if it is our own, however long it was open', async () => {
    const world = createWebWorld();
    const shown = tokenIn(await (await world.app.request('/')).text()) ?? '';
    world.wait({ hours: 30 });
    const again = tokenIn(await (await submit(world, '/subscribe', { ...fault, shown })).text());
    expect(again).toMatch(/^k1\./);
    expect(again).not.toBe(shown);
  });

  it('gets none if it came without, or from another site with one: it may stand in a frame there', async () => {
    const world = createWebWorld();
    const shown = tokenIn(await (await world.app.request('/')).text()) ?? '';
    world.wait({ seconds: 5 });
    const again = [
      await submit(world, '/subscribe', fault),
      await submit(world, '/subscribe', { ...fault, shown: 'made-up' }),
      await submit(world, '/subscribe', { ...fault, shown }, crossSite),
    ];
    for (const answer of again) expect(tokenIn(await answer.text())).toBe('');
  });

  it('stays under the caps of forms elsewhere when it is posted from there', async () => {
    const world = createWebWorld({ published: withSignUp({ perHour: 40, shareOfOtherForms: 0.25 }) });
    for (let n = 0; n < 12; n += 1) {
      const again = await submit(world, '/subscribe', { ...fault, firstName: '' }, crossSite);
      const shown = tokenIn(await again.text()) ?? 'none';
      world.wait({ seconds: 5 });
      const email = `reader${n}@host${n}.test`;
      const inFrame = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'iframe' };
      await submit(world, '/subscribe', { ...fields, email, shown }, inFrame);
    }
    expect(world.mail.sent).toHaveLength(10);
  });
});
