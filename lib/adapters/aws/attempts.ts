import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SESClient } from '@aws-sdk/client-ses';
import { retryMiddleware } from '@smithy/core/retry';
import { v4 } from '@smithy/core/serde';
import type { HttpRequest } from '@smithy/types';

/**
 * Tries as often as a client of the SDK would, with its own middleware, which is asked once the first attempt has failed, and is shown that
 * failure as if it had made the attempt. Most calls fail never, and for each it makes an error beforehand, with its stack: a tenth of
 * what a call takes.
 */
export const createAttempts = ({ config }: DynamoDBClient | SESClient) => {
  const withRetries = retryMiddleware(config);

  return async <Output extends { $metadata: object }>(
    request: HttpRequest,
    attempt: () => Promise<Output>,
  ): Promise<Output> => {
    const strategy = await config.retryStrategy();
    if (!('recordSuccess' in strategy)) throw new Error('This client of the SDK tries again in its own way.');
    const token = await strategy.acquireInitialRetryToken('');
    const invocation = v4();
    request.headers['amz-sdk-invocation-id'] = invocation;
    request.headers['amz-sdk-request'] = `attempt=1; max=${await config.maxAttempts()}`;
    try {
      const output = await attempt();
      strategy.recordSuccess(token);
      return output;
    } catch (error) {
      let isShown = false;
      const next = async () => {
        request.headers['amz-sdk-invocation-id'] = invocation;
        if (isShown) return { response: undefined, output: await attempt() };
        isShown = true;
        throw error;
      };
      const { output } = await withRetries(next, {})({ input: {}, request });
      return output;
    }
  };
};
