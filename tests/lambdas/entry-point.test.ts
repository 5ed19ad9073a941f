import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createEntryPoint } from '../../lambdas/entry-point.ts';
import { connectContent } from '../../lib/adapters/connect.ts';
import { courseId } from '../../lib/domain/content/course.ts';

const contextOf = (awsRequestId: string): Context => ({
  awsRequestId,
  functionName: 'dripline-prod-run-job',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:dripline-prod-run-job',
  memoryLimitInMB: '256',
  logGroupName: '/aws/lambda/dripline-prod-run-job',
  logStreamName: 'stream',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => 60_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
});

/** A function as its index.ts makes it, and what it logs. */
const createFunction = () => {
  const lines: string[] = [];
  const connection = connectContent(
    {
      STAGE: 'prod',
      TABLE_NAME: 'table',
      SECRET_ID: 'secret',
      CONFIGURATION_SET: 'set',
      BASE_URL: 'https://course.test',
      IMAGES_URL: 'https://course.test/images',
      FRONT: courseId.parse('bread'),
      SHARDS: 1,
      DEAD_LETTERS: 'https://sqs.test/dead-letters',
      WEBHOOKS: 'https://sqs.test/webhooks',
    },
    { write: (line) => lines.push(line) },
  );
  const handler = createEntryPoint(connection, async (event: { fails?: string; waits?: Promise<void> }) => {
    await event.waits;
    if (event.fails !== undefined) throw new RangeError(event.fails);
    connection.telemetry.surprise(new Error('within'), { where: 'test' });
    return 'done';
  });
  return { handler, told: () => lines.map((line) => JSON.parse(line)), text: () => lines.join('\n') };
};

describe('a function that Lambda calls', () => {
  it('answers with what its handler makes of the event', async () => {
    const { handler } = createFunction();
    expect(await handler({}, contextOf('one'))).toBe('done');
  });

  it('leaves a trace of what its handler throws, under its own name and the id of the request', async () => {
    const { handler, told } = createFunction();
    await expect(handler({ fails: 'no' }, contextOf('one'))).rejects.toThrow();
    expect(told()).toMatchObject([
      {
        level: 'error',
        event: 'surprise',
        function: 'dripline-prod-run-job',
        requestId: 'one',
        where: 'handler',
        error: 'RangeError',
        frames: expect.arrayContaining([expect.stringContaining('entry-point.test.ts')]),
      },
    ]);
  });

  it('fails for Lambda too, with words that say where to look and nothing of what was thrown', async () => {
    const { handler, text } = createFunction();
    const failed = await handler({ fails: 'ada@reader.test' }, contextOf('one')).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(Error);
    expect(failed).toHaveProperty(
      'message',
      'dripline-prod-run-job failed; the "surprise" of request one in this log says where.',
    );
    expect(failed).not.toHaveProperty('cause');
    expect(`${text()}${failed instanceof Error ? failed.stack : ''}`).not.toContain('ada@');
  });

  it('tells each call by its own request, also where two overlap', async () => {
    const { handler, told } = createFunction();
    const { promise: waits, resolve } = Promise.withResolvers<void>();
    const first = handler({ waits }, contextOf('one'));
    await handler({}, contextOf('two'));
    resolve();
    await first;
    expect(told().map(({ requestId }) => requestId)).toEqual(['two', 'one']);
  });
});
