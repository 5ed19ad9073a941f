import { describe, expect, it } from 'vitest';
import { sampleCourse } from '../../../fixtures/sample-course.ts';
import { createWebWorld, submit } from '../../../worlds/web-in-memory.ts';

const textOf = (html: string) =>
  html
    .replaceAll('&#x3D;', '=')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
const shown = async (world = createWebWorld()) =>
  textOf(await (await world.app.request('/embed/bread')).text());

describe('the form to paste into another page', () => {
  it('is shown as text and as it looks, and holds what the sign-up needs', async () => {
    const forms = [
      ...(await shown()).matchAll(/<form action="https:\/\/course\.test\/subscribe" [\s\S]*?<\/form>/g),
    ];
    expect(forms).toHaveLength(2);
    const [pasted, live] = forms.map(([form]) => form);
    expect(pasted).toBe(live);
    const names = [...(live ?? '').matchAll(/ name="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['course', 'email', 'firstName']);

    const world = createWebWorld();
    await submit(world, '/subscribe', { course: 'bread', email: 'ada@example.org', firstName: '' });
    expect(world.mail.sent).toHaveLength(1);
  });

  it('leads to the privacy page in a tab of its own, since no frame may show that', async () => {
    expect(await shown()).toContain('<a href="https://course.test/privacy" target="_blank">');
  });

  it('is shown with where it does not work and why, and how a script sends it', async () => {
    const html = await shown();
    for (const said of [
      'With target=_blank in the first line',
      'allow-forms',
      'allow-popups',
      'course.test under form-action, and under connect-src',
      'Link to https://course.test/courses/bread instead',
      'body: new FormData(form)',
      "Accept: 'application/json'",
      "credentials: 'include'",
      "mode: 'no-cors'",
    ])
      expect(html).toContain(said);
    expect(html).not.toContain('asks for a check');
  });

  it('is shown with what a check means for it, where the sign-up asks for one', async () => {
    const captcha = { provider: 'turnstile', siteKey: '0x4AAAAAAA-test' } as const;
    const { site } = sampleCourse;
    const published = { ...sampleCourse, site: { ...site, signUp: { ...site.signUp, captcha } } };
    expect(await shown(createWebWorld({ published }))).toContain(
      'the sign-up asks for a check by Cloudflare Turnstile, which is not in this form',
    );
  });

  it('exists for courses only', async () => {
    expect((await createWebWorld().app.request('/embed/cake')).status).toBe(404);
  });
});
