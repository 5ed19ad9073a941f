import { describe, expect, it } from 'vitest';
import { createWebWorld, submit } from '../../worlds/web-in-memory.ts';

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
