import * as z from 'zod';
import type { DeadWork, RunAgain } from '../pipeline/ports/dead-letters.ts';
import type { Caller } from './caller.ts';
import { functionName, type LambdaName } from './function-name.ts';
import { createInvokeFunction } from './sdk/invoke-function.ts';

const functionOf: Record<DeadWork['kind'], LambdaName> = {
  job: 'run-job',
  'ses-event': 'record-feedback',
  'delivery-batch': 'record-deliveries',
  webhook: 'send-webhooks',
};

/** What each function is called with for it. */
const eventOf = ({ kind, work }: DeadWork): unknown => (kind === 'webhook' ? { again: work } : work);

/** Firehose is answered something else, whoever asks: that it came to an end is all that a batch says. */
const answerSchema = z.object({ outcome: z.string().default('done') });

/** Calls the function itself, and waits for its answer. */
export const createRunAgain = (stage: string, caller: Caller = {}): RunAgain => {
  const invoke = createInvokeFunction(caller);
  return async (dead) => {
    const { Payload, FunctionError } = await invoke({
      FunctionName: functionName(stage, functionOf[dead.kind]),
      InvocationType: 'RequestResponse',
      Payload: JSON.stringify(eventOf(dead)),
    });
    if (FunctionError) return 'failed';
    const { outcome } = answerSchema.parse(JSON.parse(new TextDecoder().decode(Payload)));
    return outcome === 'capped' ? 'capped' : 'done';
  };
};
