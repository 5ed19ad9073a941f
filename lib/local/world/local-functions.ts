import pLimit from 'p-limit';
import { createHandler as createRecordDeliveries } from '../../../lambdas/record-deliveries/handler.ts';
import { withBulkPorts } from '../../../lambdas/record-deliveries/with-bulk-ports.ts';
import { createHandler as createRecordFeedback } from '../../../lambdas/record-feedback/handler.ts';
import { createHandler as createRunJob } from '../../../lambdas/run-job/handler.ts';
import { createBooksHandler } from '../../../lambdas/send-lessons/books-handler.ts';
import { createHandler as createSendLessons } from '../../../lambdas/send-lessons/handler.ts';
import { createHandler as createSendReport } from '../../../lambdas/send-report/handler.ts';
import { createHandler as createSendWebhooks } from '../../../lambdas/send-webhooks/handler.ts';
import { withWebhookPorts } from '../../../lambdas/send-webhooks/with-webhook-ports.ts';
import { createCountDeadLetters } from '../../adapters/count-dead-letters.ts';
import type { Environment } from '../../adapters/environment.ts';
import { functionName, type LambdaName } from '../../adapters/function-name.ts';
import type { MayConnect } from '../../adapters/public-connection.ts';
import { createPostWebhook } from '../../adapters/webhooks/post-webhook.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CompileReport } from '../../pipeline/ports/compile.ts';
import { nextWeeklyReport } from '../../pipeline/report/send-weekly-report.ts';
import type { Fake } from '../aws-fake/client.ts';
import type { TableStream } from '../dynamodb/table-stream.ts';
import { localStage } from '../process/environment.ts';
import type { WorkUnderWay } from '../process/work-under-way.ts';
import type { FunctionConnections } from './connect-here.ts';
import { openInvocations } from './invocations.ts';
import { callsFor } from './ses-calls.ts';
import { createTellOthers } from './tell-others.ts';

/** How often Lambda tries an event. It waits a minute and then two in between; here nobody has to. */
const tries = 3;

/** What Lambda writes into the dead-letter queue. */
const deadLetterOf = (name: LambdaName, event: unknown) => ({
  version: '1.0',
  requestContext: {
    functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName(localStage, name)}:$LATEST`,
    condition: 'RetriesExhausted',
    approximateInvokeCount: tries,
  },
  requestPayload: event,
});

type Parts = {
  connections: FunctionConnections;
  fake: Fake;
  stream: TableStream;
  environment: Pick<Environment, 'TABLE_NAME' | 'WEBHOOKS' | 'EVENT_BUS' | 'DEAD_LETTERS'>;
  /** What build-course makes of a week. */
  compileReport: CompileReport;
  /** Where webhooks may go besides the public internet. */
  mayConnect?: MayConnect | undefined;
  /** Where what functions are called with is kept until it is done. */
  folder: string;
  work: WorkUnderWay;
};

const handledNames = ['run-job', 'record-feedback', 'record-deliveries', 'send-webhooks'] as const;
type Handled = (typeof handledNames)[number];
const handled = new Map<string, Handled>(handledNames.map((name) => [functionName(localStage, name), name]));

/** Those that are called with what happens, each by itself. */
const handlersOf = ({ connections, environment, mayConnect }: Parts) => {
  const tells = connections['send-webhooks'];
  return {
    'run-job': createRunJob(connections['run-job']),
    'record-feedback': createRecordFeedback(connections['record-feedback']),
    'record-deliveries': createRecordDeliveries(withBulkPorts(connections['record-deliveries'], environment)),
    'send-webhooks': createSendWebhooks(
      withWebhookPorts(tells, environment),
      createPostWebhook(mayConnect ? { mayConnect } : {}),
    ),
  } satisfies Record<Handled, unknown>;
};

/**
 * What EventBridge, Firehose and Lambda's queue do at AWS: hand SES's events to record-feedback, those of deliveries together to
 * record-deliveries, and what pages set going to run-job, and run the sender. The same handlers as in the cloud; each sweep is followed by the events it caused.
 */
export const createLocalFunctions = (parts: Parts) => {
  const { connections, fake, stream, folder, work } = parts;
  // Lambda gives a function fifteen minutes here. When all ends it has none left, and stops as it does at AWS.
  const context = { getRemainingTimeInMillis: () => (work.isEnding() ? 0 : 15 * 60_000) };
  const sendLessons = createSendLessons(connections['send-lessons']);
  const checkBooks = createBooksHandler(connections['send-lessons']);
  const reports = connections['send-report'];
  const sendReport = createSendReport(reports, {
    compileReport: parts.compileReport,
    countDeadLetters: createCountDeadLetters(parts.environment.DEAD_LETTERS, reports.caller),
  });
  const handlers = handlersOf(parts);

  /** Once; what it throws is told of as in the cloud. */
  const call = async (name: Handled, event: unknown): Promise<{ answer: object } | 'failed'> => {
    try {
      return { answer: await handlers[name](event) };
    } catch (error) {
      connections[name].telemetry.surprise(error, {
        where: 'handler',
        function: functionName(localStage, name),
      });
      return 'failed';
    } finally {
      await connections[name].tally.writeDown();
    }
  };
  /** Until it is done, three times at most; then it is a dead letter. When all ends it is left as it is. */
  const handOver = async (name: Handled, event: unknown): Promise<'done' | 'left'> => {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      if (work.isEnding()) return 'left';
      if ((await call(name, event)) !== 'failed') return 'done';
    }
    if (work.isEnding()) return 'left';
    await fake.keepDeadLetter(deadLetterOf(name, event));
    return 'done';
  };
  const invocations = openInvocations(folder, async ({ name, event }) => {
    const known = handled.get(name);
    return known ? work.during(() => handOver(known, event)) : 'done';
  });
  // Two deliveries of events at once could hand them over out of order.
  const oneAtATime = pLimit(1);

  const tellOthers = createTellOthers({ stream, fake, call: (event) => call('send-webhooks', event) });

  const passOnEvents = () =>
    oneAtATime(async () => {
      for (const { name, event, last } of callsFor(await fake.events()))
        if ((await handOver(name, event)) === 'done') await fake.passed(last);
        else return;
      if (!work.isEnding()) await tellOthers();
    });

  return {
    passOnEvents,
    /** Starts a function on an event, like Lambda's queue; false if there is no such function. */
    invoke: (name: string, event: unknown): boolean => {
      const isKnown = handled.has(name);
      if (isKnown) invocations.take(name, event);
      return isKnown;
    },
    /** Calls a function and waits for its answer, once; undefined if there is no such function. */
    call: async (name: string, event: unknown): Promise<{ answer: object } | 'failed' | undefined> => {
      const known = handled.get(name);
      return known && call(known, event);
    },
    /** Resolves when what was invoked with these events is done, and what SES says about it is passed on. */
    settle: async (events: readonly unknown[]): Promise<void> => {
      await invocations.settled(events);
      await passOnEvents();
    },
    /** Goes on with what earlier runs left undone. */
    resume: async (): Promise<void> => {
      await passOnEvents();
      await invocations.resume();
      await passOnEvents();
    },
    /** Runs the sender once, and what mails the week; how many mails they sent. */
    sweep: async (): Promise<number> => {
      if (work.isEnding()) return 0;
      const { sent } = await sendLessons({}, context).finally(connections['send-lessons'].tally.writeDown);
      const { outcome } = await sendReport();
      await passOnEvents();
      return outcome === 'sent' ? sent + 1 : sent;
    },
    /** When the week is mailed next, if it is. */
    nextReportAt: (): Promise<Instant | undefined> => nextWeeklyReport(reports)(reports.front),
    /** The daily look at the books of all lessons. */
    checkBooks: async () =>
      work.isEnding() ? undefined : checkBooks({ check: 'books', sweeper: 0, of: 1 }, context),
  };
};
export type LocalFunctions = ReturnType<typeof createLocalFunctions>;
