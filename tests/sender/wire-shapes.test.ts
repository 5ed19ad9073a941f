import { describe, expect, it } from 'vitest';
import { answers, refusesWith, startWire } from './wire.ts';

const wire = await startWire();

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

  it('429 for the rate is "throttled", after one request', async () => {
    const sent = await wire.send(refusesWith(429, 'TooManyRequestsException', 'Too many requests.'));
    expect(sent).toEqual({ kind: 'throttled', requests: 1 });
  });

  it.each(['Throttling', 'ThrottlingException'])(
    '%s for the day is "quota-used-up", after one request',
    async (code) => {
      const sent = await wire.send(refusesWith(400, code, 'Daily message quota exceeded.'));
      expect(sent).toEqual({ kind: 'quota-used-up', requests: 1 });
    },
  );

  it('InvalidParameterValue is about the recipient', async () => {
    const sent = await wire.send(refusesWith(400, 'InvalidParameterValue', 'Domain contains dot-dot'));
    expect(sent).toEqual({ kind: 'refused', reason: 'InvalidParameterValue', requests: 1 });
  });

  it.each([
    [400, 'AccountSendingPausedException', 'Email sending is disabled.'],
    [400, 'ConfigurationSetDoesNotExist', 'Configuration set &lt;x&gt; does not exist.'],
    [400, 'ConfigurationSetSendingPausedException', 'Sending is paused.'],
    [400, 'MailFromDomainNotVerifiedException', 'Not verified.'],
    [400, 'MessageRejected', 'Email address is not verified.'],
    [403, 'AccessDenied', 'User is not authorized.'],
    [403, 'SignatureDoesNotMatch', 'The signature does not match.'],
    [403, 'InvalidClientTokenId', 'The token is invalid.'],
    [400, 'ExpiredToken', 'The token has expired.'],
    [400, 'SomethingNobodyHasSeenYet', 'A new refusal.'],
  ])('%i %s halts everything and blames no recipient', async (status, code, message) => {
    const sent = await wire.send(refusesWith(status, code, message));
    expect(sent).toMatchObject({ kind: 'halted', requests: 1 });
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
