import { describe, expect, it } from 'vitest';
import { functionName } from '../../lib/adapters/function-name.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { localStage } from '../../lib/local/process/environment.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { newsletterSteps } from './newsletter-steps.ts';
import { scenario } from './scenario-content.ts';

const sender = functionName(localStage, 'send-lessons');
const lacking = 'dynamodb:DeleteItem';
const dripline = await startTestWorld({
  content: scenario.files,
  startAt: instantOf('2027-03-01T10:00:00Z'),
  change: (policies) => ({
    ...policies,
    [sender]: (policies[sender] ?? []).filter(({ Action }) => !Action.includes(lacking)),
  }),
});
const world = { ...dripline, ...newsletterSteps(dripline) };

describe('a function whose policy lacks one right', () => {
  it('is refused what the right was for, and the test is told the function, the action and the key', async () => {
    await world.join('late', ['UTC']);
    const issue = await world.publishIssue('late', { subject: 'Too late', date: '2027-03-02' });
    await world.travelTo(instantOf('2027-03-02T09:30:00Z'));
    expect(world.denied).toEqual([]);

    const copy = await world.leaveLateCopy(issue);
    await world.sweep();
    expect(world.denied.splice(0)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${sender} may not ${lacking} on ISSUE#late#2027-03-02-too-late#\\d+ \\(arn:aws:dynamodb:`,
        ),
      ),
    ]);
    expect(await world.connection.issueDeliveries.load(copy)).toBeDefined();
  });

  it('does everything else as before', async () => {
    expect(await world.sentWith('Too late')).toHaveLength(1);
  });
});
