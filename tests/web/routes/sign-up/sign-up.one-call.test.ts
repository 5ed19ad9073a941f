import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createApp } from '../../../../lib/web/app.ts';
import { createPageKit } from '../../../../lib/web/views/page-kit.ts';
import { compileTemplates } from '../../../../lib/web/views/templates/compile-templates.ts';
import { baseUrl, withNewsletter } from '../../../fixtures/sample-course.ts';
import { type Around, aroundCalls } from '../../../memory/around-calls.ts';
import { createWebWorld, pagesFolder } from '../../../worlds/web-in-memory.ts';

it('the sign-up page asks for all that it shows in one turn of the event loop, from the second visitor on', async () => {
  const { ports } = createWebWorld({ published: withNewsletter });
  await ports.editions.goLive({ edition: 'first', version: 0, courses: [withNewsletter.course.id] });
  const turns: string[][] = [];
  let turn: { calls: string[]; over: Promise<void> } | undefined;
  const begin = () => {
    const calls: string[] = [];
    turns.push(calls);
    const over = setImmediate().then(() => {
      turn = undefined;
    });
    return { calls, over };
  };
  // As reads of the table are: those of one turn travel in one call.
  const inTurns: Around = async (call, make) => {
    turn ??= begin();
    turn.calls.push(call);
    await turn.over;
    return make();
  };
  const { courses, newsletters, editions, sending } = ports;
  const templates = compileTemplates(pagesFolder);
  const app = createApp({
    ...ports,
    ...aroundCalls({ courses, newsletters, editions, sending }, inTurns),
    startJob: async () => undefined,
    captcha: async () => 'person',
    refusesAddress: () => false,
    baseUrl,
    imagesUrl: `${baseUrl}/images`,
    front: withNewsletter.course.id,
    pageKit: createPageKit(pagesFolder),
    templatesFor: async () => templates,
  });
  const show = async () => (await app.request('/')).text();

  const first = await show();
  expect(turns).toHaveLength(2);
  turns.splice(0);
  expect((await show()).replaceAll(/ value="[^"]*"/g, '')).toBe(first.replaceAll(/ value="[^"]*"/g, ''));
  expect(turns.map((calls) => [...new Set(calls)].sort())).toEqual([
    ['courses.current', 'editions.live', 'newsletters.list', 'sending.load'],
  ]);
});
