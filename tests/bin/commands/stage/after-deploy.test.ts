import { expect, it } from 'vitest';
import { leftToDo } from '../../../../bin/commands/stage/after-deploy.ts';
import { readSite } from '../../../../lib/adapters/content/read-content.ts';
import { stageName } from '../../../../lib/domain/stage/stage-settings.ts';
import { NoAnswer, type Surroundings } from '../../../../lib/pipeline/ports/doctor.ts';
import { breadCourse } from '../../../fixtures/bread-course.ts';

const prod = stageName.parse('prod');
const read = readSite(breadCourse());
if ('faults' in read) throw new Error('The bread course has no site.');
const { site } = read;

const account = {
  inProduction: true,
  maySend: true,
  enforcement: 'HEALTHY',
  quota: { perSecond: 14, daily: 50_000, sent: 0 },
  suppresses: ['COMPLAINT'],
};
const verified = { isVerified: true, dkim: { isSigning: true, status: 'SUCCESS', tokens: [], zone: '' } };
const done: Pick<Surroundings, 'sendingIdentity' | 'sendingAccount' | 'alarmMailboxes'> = {
  sendingIdentity: async () => verified,
  sendingAccount: async () => account,
  alarmMailboxes: async () => [{ address: 'alarms@bakery.test', isConfirmed: true }],
};

it('says nothing once all is done', async () => {
  expect(await leftToDo(done, site, prod)).toEqual([]);
});

it('says what a person has to do after a first deploy, and by which command', async () => {
  const fresh = {
    sendingIdentity: async () => ({ ...verified, isVerified: false }),
    sendingAccount: async () => ({ ...account, inProduction: false }),
    alarmMailboxes: async () => [{ address: 'alarms@bakery.test', isConfirmed: false }],
  };
  expect(await leftToDo(fresh, site, prod)).toEqual([
    'Left to do:',
    expect.stringMatching(/bakery\.test .*"dripline dns"/),
    expect.stringMatching(/sandbox.*"dripline sandbox-request"/),
    expect.stringMatching(/alarms@bakery\.test has not confirmed/),
    'All of it, and more: dripline doctor --stage prod',
  ]);
});

it('leaves what nobody could say to doctor: the deploy is done all the same', async () => {
  const silent = { ...done, alarmMailboxes: () => Promise.reject(new NoAnswer('SNS is silent.', 'Wait.')) };
  expect(await leftToDo(silent, site, prod)).toEqual([]);
});
