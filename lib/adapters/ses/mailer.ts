import { GetSendQuotaCommand, SESClient, SendRawEmail$, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Mailer, OutgoingMail } from '../../pipeline/ports/mailer.ts';
import { createDirectCalls } from '../aws/direct-calls.ts';
import { ses } from '../aws/service.ts';
import { readSurroundings } from '../aws/surroundings.ts';
import type { Caller } from '../caller.ts';
import { wholeClientOf } from '../sdk/whole-client-of.ts';
import { classifyFailure } from './classify-failure.ts';
import { createPieceComposer } from './compose-mime.ts';
import { createSendRawEmail } from './send-raw-email.ts';
import { mailTimeLimit, withinTime } from './within-time.ts';

/**
 * More sockets than any sweep sends at once: a send that waits for a connection uses up its time limit. An idle one
 * is closed after a second, long before SES would, since SES hanging up just as a mail sets out reads as "no answer".
 */
const connections = { keepAlive: true, maxSockets: 128, timeout: 1_000 };

/**
 * `delivery` comes back in events. Of the other two SES makes the front of the `Feedback-ID` header that it
 * signs, by which Gmail's Postmaster Tools sum up complaints; a header of our own would be a second one (AWS:
 * "Fine-grained feedback for email campaigns"). No other tag of ours may have a colon in its name.
 */
const tagsOf = ({ tag, feedbackId }: OutgoingMail) => [
  { Name: 'delivery', Value: tag },
  { Name: 'ses:feedback-id-a', Value: feedbackId.list },
  { Name: 'ses:feedback-id-b', Value: feedbackId.mail },
];

/**
 * SES through its v1 API, one attempt a call: SES has no idempotency key, and the SDK's default of three
 * attempts would send three copies when an answer is lost.
 */
export const createMailer = (
  configurationSet: string,
  caller: Caller = {},
  timeLimitMilliseconds = mailTimeLimit,
): Mailer => {
  const requestHandler = new NodeHttpHandler({
    httpAgent: connections,
    httpsAgent: connections,
    connectionTimeout: 3_000,
    requestTimeout: timeLimitMilliseconds,
    // Without this the SDK only logs a warning and goes on waiting.
    throwOnRequestTimeout: true,
  });
  const client = new SESClient({ ...caller, maxAttempts: 1, requestHandler });
  const sendRawEmail = createSendRawEmail(
    createDirectCalls({
      service: ses,
      surroundings: readSurroundings(ses, caller, process.env),
      requests: requestHandler,
      load: async () => wholeClientOf(client, { SendRawEmail: SendRawEmail$ }, SendRawEmailCommand),
    }),
  );
  const compose = createPieceComposer();

  return {
    timeLimitMilliseconds,
    send: async (mail) => {
      const message = await compose(mail);
      const email = {
        Source: mail.from.address,
        Destination: mail.to,
        Data: message,
        ConfigurationSetName: configurationSet,
        Tags: tagsOf(mail),
      };
      try {
        const { MessageId } = await withinTime(timeLimitMilliseconds, (abortSignal) =>
          sendRawEmail(email, { abortSignal }),
        );
        return { kind: 'accepted', messageId: MessageId ?? '' };
      } catch (error) {
        return classifyFailure(error, mail.to);
      }
    },
    quota: async () => {
      const { MaxSendRate, Max24HourSend, SentLast24Hours } = await client.send(new GetSendQuotaCommand({}));
      // The fields are optional in the type only: without them, the sandbox's limits are assumed.
      return { perSecond: MaxSendRate || 1, daily: Max24HourSend ?? 200, sent: SentLast24Hours ?? 0 };
    },
  };
};
