import { describe, expect, it } from 'vitest';
import { answers, refusesWith, startWire } from './wire.ts';

const wire = await startWire();

const notVerified =
  'Email address is not verified. The following identities failed the check in region EU-WEST-1:';
const identityOf = (name: string) => `\`arn:aws:ses:eu-west-1:123456789012:identity/${name}&apos;`;

describe('an answer of SES', () => {
  it('that accepts is "accepted", with the message id', async () => {
    expect(await wire.send(answers.accepts)).toEqual({ kind: 'accepted', messageId: 'ses-1', requests: 1 });
  });

  it.each(['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'LimitExceededException'])(
    '%s for the rate is "throttled", after one request',
    async (code) => {
      const sent = await wire.send(refusesWith(400, code, 'Maximum sending rate exceeded.'));
      expect(sent).toEqual({ kind: 'throttled', requests: 1 });
    },
  );

  it.each(['TooManyRequestsException', 'SomethingNobodyHasSeenYet', ''])(
    '429 (%s) for the rate is "throttled", after one request',
    async (code) => {
      const sent = await wire.send(refusesWith(429, code, 'Too many requests.'));
      expect(sent).toEqual({ kind: 'throttled', requests: 1 });
    },
  );

  it.each(['Throttling', 'ThrottlingException'])(
    '%s for the day is "quota-used-up", after one request',
    async (code) => {
      const sent = await wire.send(refusesWith(400, code, 'Daily message quota exceeded.'));
      expect(sent).toEqual({ kind: 'quota-used-up', requests: 1 });
    },
  );

  it.each([
    ['InvalidParameterValue', 'Domain contains dot-dot'],
    ['InvalidParameterValue', 'Domain starts with dot'],
    ['InvalidParameterValue', 'Domain contains illegal character'],
    ['InvalidParameterValue', 'Local address contains control or whitespace'],
    ['InvalidParameterValue', 'Local address ends with dot'],
    ['InvalidParameterValue', "Missing final '@domain'"],
    ['InvalidParameterValue', 'Invalid domain name: &apos;reader..test&apos;.'],
    ['MessageRejected', 'Address blacklisted.'],
  ])('%s “%s” is about the recipient', async (code, message) => {
    const sent = await wire.send(refusesWith(400, code, message));
    expect(sent).toEqual({ kind: 'refused', reason: code, requests: 1 });
  });

  it.each([
    'Email address is not verified. The following identities failed the check in region EU-WEST-1: ada@reader.test',
    'Email address is not verified. The following identities failed the check in region US-EAST-1: Ada &lt;ADA@reader.test&gt;',
  ])('“%s” is a sandbox, and about the recipient', async (message) => {
    const sent = await wire.send(refusesWith(400, 'MessageRejected', message));
    const reason = 'MessageRejected (recipient not verified)';
    expect(sent).toEqual({ kind: 'not-verified', reason, requests: 1 });
  });

  it.each([
    [400, 'InvalidParameterValue', 'Invalid Configuration Set name &lt;a-set&gt;'],
    [400, 'InvalidParameterValue', 'Configuration set name contains invalid characters'],
    [400, 'ConfigurationSetDoesNotExist', 'Configuration set &lt;x&gt; does not exist.'],
  ])('%i %s “%s” is the configuration set’s, and so everybody’s', async (status, code, message) => {
    const sent = await wire.send(refusesWith(status, code, message));
    expect(sent).toMatchObject({ kind: 'halted', requests: 1 });
  });

  it.each([
    [400, 'InvalidParameterValue', 'Missing required header &apos;From&apos;.'],
    [400, 'InvalidParameterValue', 'Duplicate header &apos;Reply-To&apos;.'],
    [400, 'InvalidParameterValue', 'Invalid tag: &apos;x&apos;.'],
    [400, 'InvalidParameterValue', 'Message length is more than 10485760 bytes long'],
    [400, 'InvalidParameterValue', 'Domain contains dot-dot: lessons@course..test'],
    [400, 'InvalidParameterValue', 'Something that nobody has seen yet'],
    [400, 'MessageRejected', 'Email address is not verified.'],
    [400, 'MessageRejected', 'Transaction failed: Expected &apos;;&apos;'],
    [400, 'SomethingNobodyHasSeenYet', 'A new refusal.'],
  ])(
    '%i %s “%s” proves that nothing was sent, and nothing against anybody',
    async (status, code, message) => {
      const sent = await wire.send(refusesWith(status, code, message));
      expect(sent).toMatchObject({ kind: 'not-taken', requests: 1 });
      expect(JSON.stringify(sent)).not.toContain('@');
    },
  );

  it.each([
    [400, 'AccountSendingPausedException', 'Email sending is disabled.'],
    [400, 'ConfigurationSetSendingPausedException', 'Sending is paused.'],
    [403, 'SignatureDoesNotMatch', 'The signature does not match.'],
    [403, 'InvalidClientTokenId', 'The token is invalid.'],
    [400, 'ExpiredToken', 'The token has expired.'],
    [403, 'AccessDenied', 'User is not authorized.'],
    [403, 'AccessDenied', `User may not ses:SendRawEmail on resource ${identityOf('lessons@course.test')}`],
    [403, 'AccessDenied', `User may not ses:SendRawEmail on resource ${identityOf('reader.test')}`],
    [403, 'InvalidAccessKeyId', 'There is no such key.'],
    [403, 'RequestExpired', 'The request has expired.'],
    [400, 'MailFromDomainNotVerifiedException', 'Not verified.'],
    [400, 'MessageRejected', 'Sending suspended for this account. For more information, check your inbox.'],
    [400, 'MessageRejected', 'Sending paused for this account.'],
    [400, 'MessageRejected', `${notVerified} lessons@course.test`],
    [400, 'MessageRejected', `${notVerified} Bread &lt;lessons@course.test&gt;, ada@reader.test`],
  ])('%i %s “%s” halts everything and blames no recipient', async (status, code, message) => {
    const sent = await wire.send(refusesWith(status, code, message));
    expect(sent).toMatchObject({ kind: 'halted', requests: 1 });
    expect(JSON.stringify(sent)).not.toContain('@');
  });

  it('that denies the identity of the recipient is a sandbox, in which they have one', async () => {
    const message = `User may not ses:SendRawEmail on resource ${identityOf('ada@reader.test')}`;
    const sent = await wire.send(refusesWith(403, 'AccessDenied', message));
    const reason = "AccessDenied (recipient's identity)";
    expect(sent).toEqual({ kind: 'not-verified', reason, requests: 1 });
  });

  it.each([500, 502, 503, 504])('%i proves nothing, and is not asked again', async (status) => {
    const sent = await wire.send(refusesWith(status, 'InternalFailure', 'An internal failure occurred.'));
    expect(sent).toMatchObject({ kind: 'no-answer', requests: 1 });
  });

  it('that makes no sense proves nothing, and is not asked again', async () => {
    expect(await wire.send(answers.answersWithNonsense)).toMatchObject({ kind: 'no-answer', requests: 1 });
  });
});

describe('a connection to SES', () => {
  it('that drops after the request proves nothing, and the request is not made again', async () => {
    expect(await wire.send(answers.acceptsWithoutSayingSo)).toMatchObject({
      kind: 'no-answer',
      requests: 1,
    });
  });

  it('that drops in the middle of the answer proves nothing, and the request is not made again', async () => {
    expect(await wire.send(answers.saysHalfOfItAndHangsUp)).toMatchObject({
      kind: 'no-answer',
      requests: 1,
    });
  });

  it('that stays silent is given up at the time limit: the request is aborted, and made once', async () => {
    expect(await wire.send(answers.neverAnswers, 200)).toMatchObject({ kind: 'no-answer', requests: 1 });
    await wire.givenUp();
  });

  it('that stops in the middle of an answer is given up at the time limit as well', async () => {
    expect(await wire.send(answers.saysHalfOfIt, 200)).toMatchObject({ kind: 'no-answer', requests: 1 });
    await wire.givenUp();
  });

  it('that cannot be made proves that nothing was sent', async () => {
    await wire.close();
    expect(await wire.send(answers.accepts)).toEqual({ kind: 'throttled', requests: 0 });
  });
});
