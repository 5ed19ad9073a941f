import * as z from 'zod';
import type { Surroundings } from '../../pipeline/ports.ts';
import { answerOf } from './answer-of.ts';
import { jsonOf, type SignedGet, services } from './signed-get.ts';

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
    }),
  ),
});

type OfSes = 'sendingAccount' | 'sendingIdentity' | 'configurationSet';

/** What SES's v2 API says of the account, a domain and a configuration set; the v1 API has no word for most of it. */
export const askSes = (get: SignedGet, configurationSet: string): Pick<Surroundings, OfSes> => {
  const ask = async <Schema extends z.ZodType>(path: string, action: string, schema: Schema) =>
    answerOf({ whom: 'SES', action }, async () => {
      const got = await get(services.sesv2, path);
      return got && jsonOf(schema, got);
    });

  return {
    sendingAccount: async () => {
      const account = await ask('/v2/email/account', 'ses:GetAccount', accountSchema);
      // There is no such thing as an account that is not there.
      const { SendQuota, ...rest } = accountSchema.parse(account);
      return {
        inProduction: rest.ProductionAccessEnabled,
        maySend: rest.SendingEnabled,
        enforcement: rest.EnforcementStatus,
        quota: {
          perSecond: SendQuota.MaxSendRate,
          daily: SendQuota.Max24HourSend,
          sent: SendQuota.SentLast24Hours,
        },
        suppresses: rest.SuppressionAttributes.SuppressedReasons,
      };
    },
    sendingIdentity: async (domain) => {
      const path = `/v2/email/identities/${encodeURIComponent(domain)}`;
      const identity = await ask(path, 'ses:GetEmailIdentity', identitySchema);
      if (!identity) return undefined;
      const { DkimAttributes: dkim, MailFromAttributes: mailFrom } = identity;
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
    },
    configurationSet: async () => {
      const path = `/v2/email/configuration-sets/${encodeURIComponent(configurationSet)}`;
      const set = await ask(path, 'ses:GetConfigurationSet', configurationSetSchema);
      if (!set) return undefined;
      const listed = await ask(
        `${path}/event-destinations`,
        'ses:GetConfigurationSetEventDestinations',
        destinationsSchema,
      );
      return {
        maySend: set.SendingOptions.SendingEnabled,
        suppresses: set.SuppressionOptions?.SuppressedReasons,
        destinations: (listed?.EventDestinations ?? []).map((destination) => ({
          isEnabled: destination.Enabled,
          toEventBus: destination.EventBridgeDestination !== undefined,
          events: destination.MatchingEventTypes,
        })),
      };
    },
  };
};
