import { describe, expect, it } from 'vitest';
import { examinedStage } from '../../../lib/adapters/doctor/examined-stage.ts';
import { readEnvironment } from '../../../lib/adapters/environment.ts';
import { failedWork } from '../../../lib/adapters/failed-work.ts';
import { createDeskApp } from '../../../lib/desk/desk-app.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const world = await startTestWorld({ startAt: instantOf('2026-11-24T10:00:00Z') });
const environment = readEnvironment(process.env);

/** The desk of a stage where nobody has to wait: each wait is a sweep, by which events come in. */
const desk = createDeskApp({
  head: { stage: 'prod', links: [] },
  connection: {
    ...world.connection,
    clock: {
      ...world.connection.clock,
      wait: async (milliseconds: number) => {
        await world.sweep();
        await world.connection.clock.wait(Math.min(milliseconds, 20));
      },
    },
  },
  examined: examinedStage(environment, [world.environment.DNS_SERVER ?? '']),
  ...failedWork(environment),
});
const pageOf = async (method: string) => (await desk.request('/_local/desk/doctor', { method })).text();

describe("the doctor's page", () => {
  it('examines nothing before it is asked to', async () => {
    const page = await pageOf('GET');
    expect(page).toContain('Examine the stage');
    expect(page).not.toContain('What was found');
    expect(await world.fake.mails()).toEqual([]);
  });

  it('says of each check how it stands, what needs a person first, and what to do', async () => {
    await world.sweep();
    expect(await pageOf('POST')).toMatch(/All \d+ checks are well\./);
    await world.fake.answerInstead({
      to: '/schedules',
      body: '{"Schedules":[{"Name":"Sweep0","State":"DISABLED"}]}',
    });
    const page = await pageOf('POST');
    expect(page).toMatch(/Of \d+ checks 1 wrong, 0 warned, 0 not checked\./);
    const [, first = ''] = /<ul class="articles"[^>]*><li>(.*?)<\/li>/s.exec(page) ?? [];
    expect(first).toContain('schedules');
    expect(first).toContain('Wrong');
  });
});
