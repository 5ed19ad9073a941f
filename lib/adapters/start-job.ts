import { once } from '../domain/once.ts';
import type { StartJob } from '../pipeline/ports/sign-up.ts';
import type { Caller } from './caller.ts';

/**
 * Hands what a page does not wait for to a function through Lambda's own queue: the call is answered once the event is stored, and
 * Lambda tries again when the function fails. What calls it is loaded with the first job: who only looks at pages starts none, and
 * should not wait for it.
 */
export const createStartJob = (functionName: string, caller: Caller = {}): StartJob => {
  const loaded = once(async () => (await import('#sdk/invoke-function')).createInvokeFunction(caller));
  return async (job) => {
    const invoke = await loaded();
    await invoke({ FunctionName: functionName, InvocationType: 'Event', Payload: JSON.stringify(job) });
  };
};
