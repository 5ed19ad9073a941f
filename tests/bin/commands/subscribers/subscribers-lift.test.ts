import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { liftCommand, liftInWords } from '../../../../bin/commands/subscribers/subscribers-lift.ts';
import { UsageError } from '../../../../bin/usage-error.ts';
import { instantOf } from '../../../../lib/domain/time/instant.ts';
import { activated } from '../../../fixtures/in-a-course.ts';

const at = instantOf('2026-01-06T10:30:00Z');
const complained = {
  ...activated(),
  standing: { status: 'left' as const, reason: 'complaint' as const, at, was: 'active' as const },
};
const lifted = { kind: 'lifted' as const, was: { reason: 'complaint' as const, at } };

describe('what came of lifting a suppression, in words', () => {
  it('says why no mail went there, where the person stands now, and what they have to do', () => {
    const said = liftInWords({ ...lifted, memberships: [complained] }, false).join('\n');
    expect(said).toContain(`since ${at} no mail went there, because mail to it was reported as unwanted`);
    expect(said).toContain(`${complained.courseId}: ended on ${at} (complaint)`);
    expect(said).toContain('they sign up on its page');
    expect(said).not.toContain('aws');
  });

  it('names the list of SES where there is one that has the address', () => {
    const stage = liftInWords({ ...lifted, memberships: [complained] }, true).join('\n');
    expect(stage).toContain('aws sesv2 delete-suppressed-destination');
    const bounce = { ...lifted, was: { reason: 'bounce' as const, at } };
    expect(liftInWords({ ...bounce, memberships: [complained] }, true).join('\n')).not.toContain('aws');
  });

  it('says that nothing was lifted where that is so', () => {
    expect(liftInWords({ kind: 'not-suppressed', memberships: [] }, true).join('\n')).toContain(
      'Nothing was lifted',
    );
    expect(liftInWords({ kind: 'erased' }, true).join('\n')).toContain('Nothing was lifted');
  });
});

describe('the command', () => {
  it.each([
    [['ada@example.org', '--note', '  '], CommanderError],
    [['ada@example.org', '--note', 'x'.repeat(501)], CommanderError],
    [['ada', '--note', 'They called.'], UsageError],
  ])('refuses %j: the note stays on record', async (given, refusal) => {
    const command = liftCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => {} });
    await expect(command.parseAsync(given, { from: 'user' })).rejects.toThrow(refusal);
  });
});
