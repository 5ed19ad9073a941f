import pLimit from 'p-limit';
import { createHandler as createRecordFeedback } from '../../lambdas/record-feedback/handler.ts';
import { createHandler as createSendLessons } from '../../lambdas/send-lessons/handler.ts';
import type { Connection } from '../adapters/connect.ts';
import type { Fake } from './aws-fake/client.ts';

/** What Lambda gives a function by default here: fifteen minutes. */
const context = { getRemainingTimeInMillis: () => 15 * 60_000 };

/**
 * What EventBridge does at AWS: hands SES's events to record-feedback, and runs the sender. The same handlers
 * as in the cloud; each sweep is followed by the events it caused.
 */
export const runsOf = (connection: Connection, fake: Fake) => {
  const recordFeedback = createRecordFeedback(connection);
  const sendLessons = createSendLessons(connection);
  // Two deliveries of events at once could hand them over out of order.
  const oneAtATime = pLimit(1);

  const passOnEvents = () =>
    oneAtATime(async () => {
      for (const event of await fake.takeEvents()) await recordFeedback(event);
    });

  return {
    passOnEvents,
    /** Runs the sender once; how many mails it sent. */
    sweep: async (): Promise<number> => {
      const { sent } = await sendLessons({}, context);
      await passOnEvents();
      return sent;
    },
  };
};
export type Runs = ReturnType<typeof runsOf>;
