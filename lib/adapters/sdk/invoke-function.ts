import { InvokeCommand, type InvokeCommandInput, LambdaClient } from '@aws-sdk/client-lambda';
import type { Caller } from '../caller.ts';

/** Calls a function, by its name. */
export const createInvokeFunction = (caller: Caller = {}) => {
  const lambda = new LambdaClient(caller);
  return (input: InvokeCommandInput) => lambda.send(new InvokeCommand(input));
};
