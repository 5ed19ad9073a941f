import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { HandOn } from '../pipeline/ports.ts';

/**
 * Hands what a page does not wait for to a function through Lambda's own queue: the call is answered once the event is stored, and
 * Lambda tries again when the function fails.
 */
export const handOnTo = (functionName: string): HandOn => {
  const lambda = new LambdaClient({});
  return async (followUp) => {
    await lambda.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'Event',
        Payload: JSON.stringify(followUp),
      }),
    );
  };
};
