import {
  DescribeEventBusCommand,
  EventBridgeClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-eventbridge';
import * as z from 'zod';
import type { Surroundings } from '../../pipeline/ports/doctor.ts';
import type { Caller } from '../caller.ts';
import { answerOf, inTime } from './answer-of.ts';

const answerSchema = z.object({ Name: z.string() });

/** The event bus of that name, if the stage has one at all. */
export const askEventBus = (
  name: string | undefined,
  caller: Caller,
  timeLimitMilliseconds: number,
): Surroundings['eventBus'] => {
  const client = new EventBridgeClient({ ...caller, ...inTime(timeLimitMilliseconds) });
  return async () =>
    name === undefined
      ? undefined
      : answerOf({ whom: 'EventBridge', action: 'events:DescribeEventBus' }, async () => {
          try {
            answerSchema.parse(await client.send(new DescribeEventBusCommand({ Name: name })));
            return { name, isThere: true };
          } catch (error) {
            if (error instanceof ResourceNotFoundException) return { name, isThere: false };
            throw error;
          }
        });
};
