import { paginateListSubscriptions, SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod';
import type { AlarmMailbox } from '../../domain/doctor/surroundings.ts';
import type { Surroundings } from '../../pipeline/ports/doctor.ts';
import type { Caller } from '../caller.ts';
import { answerOf, inTime } from './answer-of.ts';

const pageSchema = z.object({
  Subscriptions: z.array(
    z.object({
      TopicArn: z.string(),
      Protocol: z.string(),
      SubscriptionArn: z.string(),
      Endpoint: z.string(),
    }),
  ),
});

/** Whoever gets mail by the topic of the alarms: CloudFormation makes its name, which begins with the stack's. */
export const askAlarms = (
  topic: string,
  caller: Caller,
  timeLimitMilliseconds: number,
): Surroundings['alarmMailboxes'] => {
  const client = new SNSClient({ ...caller, ...inTime(timeLimitMilliseconds) });
  return () =>
    answerOf({ whom: 'SNS', action: 'sns:ListSubscriptions' }, async () => {
      const found: AlarmMailbox[] = [];
      for await (const page of paginateListSubscriptions({ client }, {}))
        for (const { TopicArn, Protocol, SubscriptionArn, Endpoint } of pageSchema.parse(page).Subscriptions)
          if (Protocol === 'email' && TopicArn.split(':').at(-1)?.startsWith(topic))
            found.push({ address: Endpoint, isConfirmed: SubscriptionArn.startsWith('arn:') });
      return found;
    });
};
