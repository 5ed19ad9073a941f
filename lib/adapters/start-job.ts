import type { InvokeCommandInput } from '@aws-sdk/client-lambda';
import type { StartJob } from '../pipeline/ports/sign-up.ts';
import type { Caller } from './caller.ts';

/**
 * Hands what a page does not wait for to a function through Lambda's own queue: the call is answered once the event is stored, and
 * Lambda tries again when the function fails.
 */
export const createStartJob = (functionName: string, caller: Caller = {}): StartJob => {
  let opening: ReturnType<typeof openInvoke> | undefined;
  return async (job) => {
    opening ??= openInvoke(caller);
    const invoke = await opening;
    await invoke({ FunctionName: functionName, InvocationType: 'Event', Payload: JSON.stringify(job) });
  };
};

/** Loaded with the first job: who only looks at pages starts none, and should not wait for it. */
const openInvoke = async (caller: Caller) => {
  const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const lambda = new LambdaClient(caller);
  return (input: InvokeCommandInput) => lambda.send(new InvokeCommand(input));
};
