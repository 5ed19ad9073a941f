import { describe, expect, it } from 'vitest';
import { createKeyring } from '../../../../lib/adapters/keys/keyring.ts';
import { createTokens } from '../../../../lib/adapters/keys/tokens.ts';
import { subscriberSchema } from '../../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../../lib/domain/time/instant.ts';
import { composeIssue } from '../../../../lib/pipeline/send/compose/compose-issue.ts';
import { letters, publishLetters } from '../../../fixtures/letters.ts';
import { baseUrl, withNewsletter } from '../../../fixtures/sample-course.ts';
import { createMemoryRecord } from '../../../memory/record.ts';
import { firstSecret } from '../../../worlds/web-in-memory.ts';

const now = instantOf('2026-05-05T09:00:00Z');

describe('the mail of an issue', () => {
  it('gives the day that the list was asked for, not the day of the first course', async () => {
    const { newsletters, issueRecords } = createMemoryRecord().ports;
    publishLetters({ newsletters, issueRecords }, withNewsletter, now);
    const [record] = await issueRecords.of(letters);
    const issue = record && (await newsletters.issue(record, record.published));
    if (!issue) throw new Error('there is no issue');
    const asked = (day: string, confirmed: boolean) => ({
      textHash: 'words',
      requestedAt: instantOf(`2026-${day}T10:00:00Z`),
      ...(confirmed ? { confirmedAt: now } : {}),
      mechanism: 'own page' as const,
    });
    const subscriber = subscriberSchema.parse({
      id: 'a'.repeat(26),
      version: 1,
      address: 'ada@example.org',
      addressHash: 'hash',
      zone: 'Europe/London',
      createdAt: instantOf('2026-01-06T10:00:00Z'),
      consent: asked('01-06', true),
    });
    const compose = composeIssue({
      tokens: createTokens(createKeyring(firstSecret)),
      baseUrl,
      imagesUrl: `${baseUrl}/images`,
    });
    const dateWith = async (...consents: ReturnType<typeof asked>[]) =>
      (await compose({ issue, subscriber, consents, now })).values.signedUpOn;
    expect(await dateWith(asked('03-01', true), asked('04-02', true))).toBe('Thursday, 2 April 2026');
    expect(await dateWith(asked('03-01', true), asked('04-02', false))).toBe('Sunday, 1 March 2026');
  });
});
