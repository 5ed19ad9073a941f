import type { Context } from 'aws-lambda';
import type { ContentConnection } from '../lib/adapters/connect.ts';

/**
 * What Lambda calls. Whatever a handler throws leaves its trace in the log, and then goes on to Lambda, which counts
 * it and tries again, without what it said: Lambda writes messages to the log, and they can hold an address.
 */
export const createEntryPoint =
  <Event, Result>(
    { telemetry, duringInvocation }: Pick<ContentConnection, 'telemetry' | 'duringInvocation'>,
    handle: (event: Event, context: Context) => Promise<Result>,
  ) =>
  (event: Event, context: Context): Promise<Result> => {
    const { functionName, awsRequestId: requestId } = context;
    return duringInvocation({ function: functionName, requestId }, async () => {
      try {
        return await handle(event, context);
      } catch (error) {
        telemetry.surprise(error, { where: 'handler' });
        throw new Error(
          `${functionName} failed; the "surprise" of request ${requestId} in this log says where.`,
        );
      }
    });
  };
