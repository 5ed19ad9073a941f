import { describe, expect, it } from 'vitest';
import { twelveWeeks } from '../../fixtures/twelve-weeks.ts';
import { readerAt } from '../../scenarios/reader.ts';
import { worldToJoin } from '../world-to-join.ts';

const { world, dripline } = await worldToJoin(twelveWeeks());

/** Somebody whose first lesson SES did not take. */
const unlucky = readerAt(world.url, 'unlucky@reader.test');
await unlucky.signUp('Europe/London');
await world.sweep();
await world.fake.failNextSends({
  kind: 'refuse',
  status: 400,
  code: 'InvalidParameterValue',
  message: 'Local address contains control or whitespace',
});
await unlucky.confirm();
await world.sweep();

const missed = (...args: string[]) => dripline('missed', ...args);

// The first run of each command is a process of its own, which reads all of the program first.
const patience = { timeout: 240_000 };

describe('who did not get a mail', patience, () => {
  it('is said a line each, by address where that is asked for, masked where that is', async () => {
    const plain = (await missed('bread/flour')).stdout;
    expect(plain).toMatch(/^\w{26} {2}failed: .*\n1 in all\.\n$/);
    expect((await missed('bread/flour', '--addresses')).stdout).toContain('unlucky@reader.test  failed: ');
    expect((await missed('bread/flour', '--addresses', '--masked')).stdout).not.toContain('unlucky');
  });

  it('is a line of JSON each for another program', async () => {
    const { stdout, code } = await missed('bread/flour', '--addresses', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      subscriberId: expect.stringMatching(/^\w{26}$/),
      address: 'unlucky@reader.test',
      column: 'failed',
      reason: expect.any(String),
    });
  });

  it('is said of a mail that nobody has come to yet', async () => {
    expect(await missed('bread/closing')).toMatchObject({ stdout: 'Nobody was missed.\n', code: 0 });
  });
});

/** Every command that is asked about one mail, course or newsletter. */
const askedOf = (mail: string): string[][] => [
  ['missed', mail],
  ['books', mail],
  ['resend', '--mail', mail],
];

describe('what is asked about something that there is not and never was', patience, () => {
  it.each([
    ...askedOf('bread/flower').map(
      (args) => [args, 'The course bread has no lesson flower on this stage'] as const,
    ),
    ...askedOf('tea/leaves').map((args) => [args, 'There is no course tea on this stage'] as const),
    ...askedOf('crumbs/2027-01-13-none').map(
      (args) => [args, 'There is no issue crumbs/2027-01-13-none'] as const,
    ),
    [['resend', '--list', 'tea'], 'There is no newsletter tea'] as const,
    [['resend', '--course', 'tea'], 'There is no course tea on this stage'] as const,
    [['resend', '--course', 'tea', '--yes'], 'There is no course tea on this stage'] as const,
    [['webhooks', 'replay', 'aaaaaaaaaa'], 'There is no endpoint aaaaaaaaaa'] as const,
  ])('is refused, and no answer: %s', async (args, sentence) => {
    const { stdout, stderr, code } = await dripline(...args);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toContain(sentence);
  });
});
