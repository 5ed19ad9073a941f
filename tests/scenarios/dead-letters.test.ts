import { describe, expect, it } from 'vitest';
import { createDeadLetters } from '../../lib/adapters/dead-letters.ts';
import { functionName } from '../../lib/adapters/function-name.ts';
import { createRunAgain } from '../../lib/adapters/run-again.ts';
import type { Job } from '../../lib/domain/sign-up/job.ts';
import { requestId } from '../../lib/domain/sign-up/request-id.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import { listDeadLetters, replayDeadLetters } from '../../lib/pipeline/dead-letters/replay-dead-letters.ts';
import { sampleBatch, sampleObjectCreated } from '../adapters/ses/sample-batch.ts';
import { sampleEvent } from '../adapters/ses/sample-event.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

const startAt = instantOf('2026-11-24T10:00:00Z');
const world = await startTestWorld({ content: scenario.files, startAt });
const stage = 'local';
const deadLetters = createDeadLetters(world.environment.DEAD_LETTERS ?? '', stage);
const replay = () => Array.fromAsync(replayDeadLetters(deadLetters, createRunAgain(stage)));

/** As Lambda keeps what a function failed at. */
const keep = (work: object) =>
  world.fake.keepDeadLetter({
    version: '1.0',
    requestContext: {
      functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName(stage, 'run-job')}:$LATEST`,
    },
    requestPayload: work,
  });

const job: Job = {
  kind: 'take-sign-up',
  signUp: {
    request: requestId.parse('the request of somebody'),
    askedAt: startAt,
    courseId: scenario.course.id,
    address: emailAddress.parse('patient@reader.test'),
    zone: timeZone.parse('Europe/Berlin'),
    consentText: 'Yes.',
    formVersion: 'form',
    form: 'own',
  },
};

describe('work that fails for good', () => {
  it('waits, is shown without being touched, and is still there after a replay that fails too', async () => {
    expect(world.invoke(functionName(stage, 'run-job'), { kind: 'no such job' })).toBe(true);
    expect(world.invoke(functionName(stage, 'record-feedback'), { hello: 'SES' })).toBe(true);
    // Whatever is under way is done before a form is answered.
    await fetch(`${world.url}/subscribe`, { method: 'POST' });
    const waiting = [
      { kind: 'take-sign-up', count: 1, oldest: expect.stringContaining('2026-11-24T10') },
      { kind: 'ses-event', count: 1, oldest: expect.stringContaining('2026-11-24T10') },
    ];
    expect(await listDeadLetters(deadLetters)).toEqual(waiting);
    expect(await replay()).toEqual([
      { kind: 'take-sign-up', outcome: 'failed' },
      { kind: 'ses-event', outcome: 'failed' },
    ]);
    expect(await listDeadLetters(deadLetters)).toEqual(waiting);
  });

  it('is gone after two weeks', async () => {
    await advance(world.url, 'P15D');
    expect(await listDeadLetters(deadLetters)).toEqual([]);
  });
});

describe('a sign-up that failed for good', () => {
  it('is taken once by a replay, and the person gets one mail, however often it was kept', async () => {
    await keep(job);
    await keep(job);
    expect(await replay()).toEqual([
      { kind: 'take-sign-up', outcome: 'done' },
      { kind: 'take-sign-up', outcome: 'done' },
    ]);
    const reader = readerAt(world.url, job.signUp.address);
    expect(await reader.inbox()).toHaveLength(1);
    expect((await reader.confirm()).status).toBe(200);
    expect(await reader.lessons()).toHaveLength(1);
    expect(await replay()).toEqual([]);
  });

  it('that a cap keeps back waits on', async () => {
    const signUp = { ...job.signUp, address: emailAddress.parse('twice@reader.test') };
    await keep({ ...job, signUp });
    expect(await replay()).toEqual([{ kind: 'take-sign-up', outcome: 'done' }]);
    await keep({ ...job, signUp: { ...signUp, request: 'another request', askedAt: world.now() } });
    expect(await replay()).toEqual([{ kind: 'take-sign-up', outcome: 'capped' }]);
    await advance(world.url, 'P1DT1M');
    expect(await replay()).toEqual([{ kind: 'take-sign-up', outcome: 'done' }]);
  });
});

describe('an event of SES that could not be recorded', () => {
  it('is recorded by a replay, in the form in which EventBridge keeps it', async () => {
    const { address } = job.signUp;
    await world.fake.keepDeadLetter(sampleEvent('Complaint', { to: address }));
    expect(await replay()).toEqual([{ kind: 'ses-event', outcome: 'done' }]);
    const hash = world.connection.hashes.address(address);
    expect(await world.connection.suppressions.find(hash)).toMatchObject({ reason: 'complaint' });
  });
});

describe('news of a delivery that could not be recorded', () => {
  const { address } = job.signUp;
  const { detail: delivered } = sampleEvent('Delivery', { to: address });

  it('waits alone, and keeps the others of its batch from nothing', async () => {
    expect(world.invoke(functionName(stage, 'record-deliveries'), sampleBatch('cut sho', delivered))).toBe(
      true,
    );
    await fetch(`${world.url}/subscribe`, { method: 'POST' });
    expect(await listDeadLetters(deadLetters)).toMatchObject([{ kind: 'ses-event', count: 1 }]);
    expect(await replay()).toEqual([{ kind: 'ses-event', outcome: 'failed' }]);
  });

  it('is recorded by a replay where the whole of it failed, in the form in which Lambda keeps it', async () => {
    await world.fake.keepDeadLetter({
      version: '1.0',
      requestContext: {
        functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName(stage, 'record-deliveries')}:$LATEST`,
      },
      requestPayload: sampleBatch(delivered),
    });
    // What lies in a bucket can be read by nobody here; it waits on.
    await world.fake.keepDeadLetter(sampleObjectCreated('untaken-1', 'untaken/one'));
    expect(await replay()).toEqual([
      { kind: 'ses-event', outcome: 'failed' },
      { kind: 'delivery-batch', outcome: 'done' },
      { kind: 'delivery-batch', outcome: 'failed' },
    ]);
  });
});
