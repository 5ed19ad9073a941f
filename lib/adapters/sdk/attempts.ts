import { type RetryResolvedConfig, retryMiddleware } from '@smithy/core/retry';
import type { Attempts } from '../aws/whole-client.ts';

/**
 * By the SDK's own middleware, which is asked once the first attempt has failed, and is shown that failure as if it had made the
 * attempt. Most calls fail never, and for each it makes an error beforehand, with its stack: a tenth of what a call takes.
 */
export const createAttempts = (config: RetryResolvedConfig): Attempts => {
  const withRetries = retryMiddleware(config);
  return {
    cameThrough: async () => {
      const strategy = await config.retryStrategy();
      if (!('recordSuccess' in strategy))
        throw new Error('This client of the SDK tries again in its own way.');
      strategy.recordSuccess(await strategy.acquireInitialRetryToken(''));
    },
    goOn: async (request, failure, attempt) => {
      let isShown = false;
      const next = async () => {
        if (isShown) return { response: undefined, output: await attempt() };
        isShown = true;
        throw failure;
      };
      const { output } = await withRetries(next, {})({ input: {}, request });
      return output;
    },
  };
};
