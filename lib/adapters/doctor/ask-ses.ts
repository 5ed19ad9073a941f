import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { instantOf } from '../../domain/time/instant.ts';
import type { Surroundings } from '../../pipeline/ports/doctor.ts';
import type { Caller } from '../caller.ts';
import { systemClock } from '../clock.ts';
import { answerOf, inTime } from './answer-of.ts';

const accountSchema = z.object({
  ProductionAccessEnabled: z.boolean(),
  SendingEnabled: z.boolean(),
  EnforcementStatus: z.string(),
  SendQuota: z.object({ Max24HourSend: z.number(), MaxSendRate: z.number(), SentLast24Hours: z.number() }),
  SuppressionAttributes: z.object({ SuppressedReasons: z.array(z.string()).default([]) }).default({
    SuppressedReasons: [],
  }),
});

const identitySchema = z.object({
  VerifiedForSendingStatus: z.boolean(),
  DkimAttributes: z.object({
    SigningEnabled: z.boolean(),
    Status: z.string(),
    Tokens: z.array(z.string()).default([]),
    SigningHostedZone: z.string().default('dkim.amazonses.com'),
  }),
  MailFromAttributes: z.object({ MailFromDomain: z.string(), MailFromDomainStatus: z.string() }).optional(),
});

const configurationSetSchema = z.object({
  ConfigurationSetName: z.string(),
  SendingOptions: z.object({ SendingEnabled: z.boolean() }).default({ SendingEnabled: true }),
  SuppressionOptions: z.object({ SuppressedReasons: z.array(z.string()).optional() }).optional(),
});

const destinationsSchema = z.object({
  EventDestinations: z.array(
    z.object({
      Enabled: z.boolean(),
      MatchingEventTypes: z.array(z.string()),
      EventBridgeDestination: z.object({ EventBusArn: z.string() }).optional(),
      KinesisFirehoseDestination: z.object({ DeliveryStreamArn: z.string() }).optional(),
    }),
  ),
});

type OfSes = 'sendingAccount' | 'sendingIdentity' | 'configurationSet' | 'clocks';

const unlessMissing = async <Answer>(asked: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
};

/** What SES's v2 API says of the account, a domain and a configuration set; the v1 API has no word for most of it. */
export const askSes = (
  configurationSet: string,
  caller: Caller,
  timeLimitMilliseconds: number,
): Pick<Surroundings, OfSes> => {
  const ses = new SESv2Client({ ...caller, ...inTime(timeLimitMilliseconds) });

  return {
    sendingAccount: () =>
      answerOf({ whom: 'SES', action: 'ses:GetAccount' }, async () => {
        const account = accountSchema.parse(await ses.send(new GetAccountCommand()));
        return {
          inProduction: account.ProductionAccessEnabled,
          maySend: account.SendingEnabled,
          enforcement: account.EnforcementStatus,
          quota: {
            perSecond: account.SendQuota.MaxSendRate,
            daily: account.SendQuota.Max24HourSend,
            sent: account.SendQuota.SentLast24Hours,
          },
          suppresses: account.SuppressionAttributes.SuppressedReasons,
        };
      }),
    sendingIdentity: (domain) =>
      answerOf({ whom: 'SES', action: 'ses:GetEmailIdentity' }, async () => {
        const found = await unlessMissing(ses.send(new GetEmailIdentityCommand({ EmailIdentity: domain })));
        if (!found) return undefined;
        const { DkimAttributes: dkim, ...identity } = identitySchema.parse(found);
        const mailFrom = identity.MailFromAttributes;
        return {
          isVerified: identity.VerifiedForSendingStatus,
          dkim: {
            isSigning: dkim.SigningEnabled,
            status: dkim.Status,
            tokens: dkim.Tokens,
            zone: dkim.SigningHostedZone,
          },
          mailFrom: mailFrom && { domain: mailFrom.MailFromDomain, status: mailFrom.MailFromDomainStatus },
        };
      }),
    configurationSet: async () => {
      const named = { ConfigurationSetName: configurationSet };
      const set = await answerOf({ whom: 'SES', action: 'ses:GetConfigurationSet' }, async () => {
        const found = await unlessMissing(ses.send(new GetConfigurationSetCommand(named)));
        return found && configurationSetSchema.parse(found);
      });
      if (!set) return undefined;
      const listed = await answerOf(
        { whom: 'SES', action: 'ses:GetConfigurationSetEventDestinations' },
        async () =>
          destinationsSchema.parse(await ses.send(new GetConfigurationSetEventDestinationsCommand(named))),
      );
      return {
        maySend: set.SendingOptions.SendingEnabled,
        suppresses: set.SuppressionOptions?.SuppressedReasons,
        destinations: listed.EventDestinations.map((destination) => ({
          isEnabled: destination.Enabled,
          toEventBus: destination.EventBridgeDestination !== undefined,
          toStream: destination.KinesisFirehoseDestination !== undefined,
          events: destination.MatchingEventTypes,
        })),
      };
    },
    clocks: () => answerOf({ whom: 'SES', action: 'ses:GetAccount' }, () => clocksBy(ses)),
  };
};

const datedSchema = z.object({ headers: z.object({ date: z.coerce.date() }) });

/** By the header of an answer, of which the SDK makes nothing that a caller is given. */
const clocksBy = async (ses: SESv2Client) => {
  const command = new GetAccountCommand();
  let answer: unknown;
  command.middlewareStack.add(
    (next) => async (given) => {
      const answered = await next(given);
      answer = answered.response;
      return answered;
    },
    { step: 'deserialize' },
  );
  const asked = systemClock.now();
  await ses.send(command);
  // The answer is of some moment between the two; the whole seconds of the header are no more exact.
  const here = new Date((Date.parse(asked) + Date.parse(systemClock.now())) / 2);
  const there = datedSchema.parse(answer).headers.date;
  return { here: instantOf(here.toISOString()), there: instantOf(there.toISOString()) };
};
