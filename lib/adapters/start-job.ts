import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { StartJob } from '../pipeline/ports/sign-up.ts';
import type { Caller } from './caller.ts';

/**
 * Hands what a page does not wait for to a function through Lambda's own queue: the call is answered once the event is stored, and
 * Lambda tries again when the function fails.
 */
export const createStartJob = (functionName: string, caller: Caller = {}): StartJob => {
  const lambda = new LambdaClient(caller);
  return async (job) => {
    await lambda.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'Event',
        Payload: JSON.stringify(job),
      }),
    );
  };
};
