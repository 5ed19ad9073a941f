import { describe, expect, it } from 'vitest';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

const dates = [
  '0000-01-01',
  '0001-01-01',
  '1899-12-31',
  '2026-02-30',
  '2026-13-01',
  '3000-01-01',
  '9999-12-31',
  '-000001-01-01',
  '+010000-01-01',
  '2026-12-01T00:00',
  '',
  '\u0662\u0660\u0662\u0667-01-01',
];
const moments = [
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '2026-99-99T99:99:99.999Z',
  '2026-02-30T25:00:00.000Z',
  '2999-12-31T23:59:59.999Z',
  'yesterday',
  '',
];
const numbers = ['-1', '24', '7', '0', '1e9', '99999999999999999999999', '0x10', ' 5', '٣', ''];

describe.each(['Asia/Tokyo', 'Pacific/Kiritimati', 'Etc/GMT+12', 'America/St_Johns'])(
  'what is out of range, posted from %s,',
  (zone) => {
    it.each(dates)('is a fault that is shown: a pause until %j', async (until) => {
      const world = createWebWorld({ published: withNewsletter });
      await join(world, ada, zone);
      const answer = await submit(world, linkTo(world, ada, 'preferencesUrl'), { kind: 'pause', until });
      expect(answer.status).toBe(422);
    });

    it.each(moments)('is no form of ours, or changes nothing: come back to %j, and why', async (at) => {
      const world = createWebWorld({ published: withNewsletter });
      await join(world, ada, zone);
      const path = linkTo(world, ada, 'preferencesUrl');
      for (const kind of ['come-back', 'why'])
        expect((await submit(world, path, { kind, at, why: 'no-time' })).status).toBeLessThan(500);
    });

    it.each(numbers)('is no form of ours, or is done: the number %j as weekday and hour', async (figure) => {
      const world = createWebWorld({ published: withNewsletter });
      await join(world, ada, zone);
      const path = linkTo(world, ada, 'preferencesUrl');
      const fields = { kind: 'rhythm', cadence: 'weekly', weekday: figure, hour: figure };
      expect((await submit(world, path, fields)).status).toBeLessThan(500);
    });
  },
);
