import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { examinedStage } from '../../lib/adapters/doctor/examined-stage.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { dmarcNames } from '../../lib/domain/doctor/dmarc.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { doctorChecks } from '../../lib/pipeline/doctor/doctor-checks.ts';
import { examine } from '../../lib/pipeline/doctor/examine.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { scenario } from './scenario-content.ts';

const world = await startTestWorld({
  content: scenario.files,
  startAt: instantOf('2026-11-24T10:00:00Z'),
});
const { connection, fake } = world;

/** Where nobody has to wait, each wait is a minute's sweep, by which events come in. */
const examined = async () => {
  const stage = examinedStage(readEnvironment(process.env), [world.environment.DNS_SERVER ?? '']);
  const clock = {
    ...connection.clock,
    wait: async (milliseconds: number) => {
      await world.sweep();
      await connection.clock.wait(Math.min(milliseconds, 20));
    },
  };
  const checks = await doctorChecks({ ...connection, ...stage, clock, readContent });
  return Array.fromAsync(examine(checks));
};

describe('a doctor', () => {
  it('finds the whole of it well, with functions that may do no more than their policies allow', async () => {
    await world.sweep();
    const found = await examined();
    expect(found.filter(({ outcome }) => outcome.kind !== 'well')).toEqual([]);
    // Its mails went to SES's simulator, and stopped nobody's.
    expect(await connection.health.since('2026-11-24T00')).toEqual([]);
    expect((await connection.sending.load()).hold).toBeUndefined();
  });

  it('notices each thing that is wrong, and none of the others', async () => {
    await fake.answerInstead(
      { to: '/schedules', body: '{"Schedules":[{"Name":"Sweep0","State":"DISABLED"}]}' },
      { to: 'ListSubscriptions', body: 'nonsense' },
    );
    await fake.setQuota({ max24HourSend: 200, maxSendRate: 100, enforceRate: false });
    const { lessons: sender } = scenario.site.senders;
    const names = dmarcNames(sender.slice(sender.lastIndexOf('@') + 1));
    const none = { kind: 'records' as const, values: [] };
    await fake.tellDns(Object.fromEntries(names.map((name) => [`TXT ${name}`, none])));
    const found = await examined();
    expect(
      found
        .filter(({ outcome }) => outcome.kind !== 'well')
        .map(({ check, outcome }) => [check.split(' ')[0], outcome.kind]),
    ).toEqual([
      ['sandbox', 'wrong'],
      ['dmarc', 'wrong'],
      ['alarm-mailbox', 'not-checked'],
      ['schedules', 'wrong'],
    ]);
  });
});
