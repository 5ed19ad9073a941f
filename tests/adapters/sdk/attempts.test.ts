import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HttpRequest } from '@smithy/core/protocols';
import { StandardRetryStrategy } from '@smithy/core/retry';
import { expect, it } from 'vitest';
import { createAttempts } from '../../../lib/adapters/sdk/attempts.ts';

const request = () => new HttpRequest({ method: 'POST', hostname: 'localhost' });
const busy = () => Object.assign(new Error('Slow down'), { name: 'ThrottlingException', $metadata: {} });

it('what was tried again is paid back by calls that come through, so that a bad hour does not end all trying', async () => {
  const strategy = new StandardRetryStrategy(2);
  const { config } = new DynamoDBClient({ region: 'eu-west-1', retryStrategy: strategy });
  const { cameThrough, goOn } = createAttempts(config);
  const whole = strategy.getCapacity();
  const failing = goOn(request(), busy(), async () => Promise.reject(busy()));
  await expect(failing).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { attempts: 2 } });
  const left = strategy.getCapacity();
  expect(left).toBeLessThan(whole);
  await cameThrough();
  expect(strategy.getCapacity()).toBe(left + 1);
});
