import pLimit from 'p-limit';
import { createHandler as createRecordFeedback } from '../../../lambdas/record-feedback/handler.ts';
import { createHandler as createRunJob } from '../../../lambdas/run-job/handler.ts';
import { createBooksHandler } from '../../../lambdas/send-lessons/books-handler.ts';
import { createHandler as createSendLessons } from '../../../lambdas/send-lessons/handler.ts';
import { functionName } from '../../adapters/function-name.ts';
import type { Fake } from '../aws-fake/client.ts';
import { localStage } from '../process/environment.ts';
import type { FunctionConnections } from './connect-here.ts';

/** What Lambda gives a function by default here: fifteen minutes. */
const context = { getRemainingTimeInMillis: () => 15 * 60_000 };

/**
 * What EventBridge and Lambda's queue do at AWS: hand SES's events to record-feedback and what pages set going to run-job,
 * and run the sender. The same handlers as in the cloud; each sweep is followed by the events it caused.
 */
export const createLocalFunctions = (connections: FunctionConnections, fake: Fake) => {
  const recordFeedback = createRecordFeedback(connections['record-feedback']);
  const sendLessons = createSendLessons(connections['send-lessons']);
  const checkBooks = createBooksHandler(connections['send-lessons']);
  const functions: Record<string, (event: unknown) => Promise<unknown>> = {
    [functionName(localStage, 'run-job')]: createRunJob(connections['run-job']),
  };
  const invoked: Promise<unknown>[] = [];
  // Two deliveries of events at once could hand them over out of order.
  const oneAtATime = pLimit(1);

  const passOnEvents = () =>
    oneAtATime(async () => {
      for (const event of await fake.takeEvents()) await recordFeedback(event);
    });

  return {
    passOnEvents,
    /** Starts a function on an event, like Lambda's queue; false if there is no such function. */
    invoke: (name: string, event: unknown): boolean => {
      const run = functions[name];
      if (run) invoked.push(run(event));
      return run !== undefined;
    },
    /** Resolves when all that was invoked is done, and what SES says about it is passed on. */
    settle: async (): Promise<void> => {
      await Promise.all(invoked.splice(0));
      await passOnEvents();
    },
    /** Runs the sender once; how many mails it sent. */
    sweep: async (): Promise<number> => {
      const { sent } = await sendLessons({}, context);
      await passOnEvents();
      return sent;
    },
    /** The daily look at the books of all lessons. */
    checkBooks: (): Promise<{ looked: number; lost: number }> => checkBooks(context),
  };
};
export type LocalFunctions = ReturnType<typeof createLocalFunctions>;
