import { describe, expect, it } from 'vitest';
import { examinedStage } from '../../lib/adapters/doctor/examined-stage.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { failedWork } from '../../lib/adapters/failed-work.ts';
import { createDeskApp } from '../../lib/desk/desk-app.ts';
import { holdBack } from '../../lib/domain/sending/sending-state.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { violations } from '../browser/axe.ts';
import { expectNoComplaints, useBrowser } from '../browser/site.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';

const world = await startTestWorld({ startAt: instantOf('2027-03-01T10:00:00Z') });
const { connection } = world;

const textAt = async (path: string) => (await fetch(world.url + path)).text();

describe('the desk', () => {
  it('says that nothing needs anybody, and what is to be done when something does', async () => {
    expect(await textAt('/_local/desk')).toContain('Nothing needs you');
    const state = await connection.sending.load();
    await connection.sending.save(holdBack(state, 'complaint-rate', connection.clock.now()));
    const page = await textAt('/_local/desk/');
    expect(page).toContain('Too many people complained.');
    expect(page).not.toContain('Nothing needs you');
  });

  it('stands by itself as it stands beside the local world, and does nothing for the page of another site', async () => {
    const head = { stage: 'prod', links: [{ href: '/_local/desk', label: 'Today' }] };
    const environment = readEnvironment(process.env);
    const examined = examinedStage(environment);
    const app = createDeskApp({ head, connection, examined, ...failedWork(environment) });
    expect((await app.request('/')).headers.get('location')).toBe('/_local/desk');
    const page = await app.request('/_local/desk');
    expect(await page.text()).toContain('<small>prod</small>');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const foreign = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await app.request('/_local/desk', foreign)).status).toBe(403);
  });
});

describe('the desk in Chromium', () => {
  const { lookIn } = useBrowser();
  const pages = [
    '',
    '/sending',
    '/sending/failed',
    '/sending/dead-letters',
    '/sending/missed',
    '/plan',
    '/doctor',
  ];

  it.each([
    { width: 375, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
  ])(
    'stands in $width pixels, $colorScheme, with no fault that axe can find',
    async ({ width, colorScheme }) => {
      const { page, complaints } = await lookIn({ width, height: 800 }, colorScheme);
      for (const path of pages) {
        await page.goto(`${world.url}/_local/desk${path}`);
        expect(await violations(page), path).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
      }
      expectNoComplaints(complaints);
    },
  );
});
