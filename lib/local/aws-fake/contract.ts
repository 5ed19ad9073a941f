import * as z from 'zod';
import { instantSchema } from '../../domain/time/instant.ts';

/** The path under which the fake is controlled; everything else on its port is AWS. */
export const controlPath = '/_control';

export const settingsSchema = z.object({
  /** Where mails, secrets and marked addresses are kept. */
  folder: z.string(),
  /** Milliseconds that the movable clock is ahead of the real one. */
  clockOffset: z.number(),
  secretId: z.string(),
  configurationSet: z.string(),
});
export type FakeSettings = z.infer<typeof settingsSchema>;

/** One accepted mail. The bytes themselves are in a file of their own, named by the id. */
export const storedMailSchema = z.object({
  id: z.string(),
  sentAt: instantSchema,
  from: z.string(),
  destinations: z.array(z.string()).min(1),
  configurationSet: z.string().optional(),
  tags: z.record(z.string(), z.string()),
});
export type StoredMail = z.infer<typeof storedMailSchema>;

/** An event of SES in the form in which EventBridge delivers it; numbers go up. */
export const waitingEventSchema = z.object({
  number: z.int().positive(),
  event: z.custom<object>((value) => typeof value === 'object' && value !== null),
});
export type WaitingEvent = z.infer<typeof waitingEventSchema>;

/** A message of the queue of webhooks, as Lambda hands it to a function. */
export const waitingWebhookSchema = z.looseObject({ messageId: z.string() });
export type WaitingWebhook = z.infer<typeof waitingWebhookSchema>;

/** An event that came to the stage's event bus. */
export const busEventSchema = z.object({
  cameAt: instantSchema,
  source: z.string(),
  detailType: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
export type BusEvent = z.infer<typeof busEventSchema>;

/**
 * What SES may come back with after it has accepted a mail. `suppressed`: the address is on the account's own
 * suppression list, and the mail never went out.
 */
export const feedbackType = z.enum(['bounce', 'transient-bounce', 'suppressed', 'complaint', 'not-spam']);

/** What becomes of mail to an address. */
export const behaviourSchema = z.enum(['deliver', ...feedbackType.options]);
export type Behaviour = z.infer<typeof behaviourSchema>;

export const quotaSchema = z.object({
  max24HourSend: z.number(),
  maxSendRate: z.number().positive(),
  /** Refuses what comes faster than `maxSendRate` with `Throttling`. */
  enforceRate: z.boolean(),
});
export type Quota = z.infer<typeof quotaSchema>;

/**
 * How one send goes wrong. `accepted` is what the caller cannot see: whether the mail goes out all the same.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('refuse'),
    code: z.string(),
    message: z.string(),
    status: z.int().default(400),
  }),
  z.object({ kind: z.literal('drop-socket'), accepted: z.boolean() }),
  z.object({ kind: z.literal('server-error'), accepted: z.boolean() }),
  /** Answers late. Accepts at once, or only when the time is over and the caller may have gone. */
  z.object({ kind: z.literal('delay'), milliseconds: z.int().positive(), accepted: z.boolean() }),
]);
export type SendFault = z.infer<typeof faultSchema>;

/** A question that AWS is asked, and what it says to it instead of what it says as usual. */
export const answerInsteadSchema = z.object({
  /** The target of a JSON protocol, the action of a query, or a path. */
  to: z.string(),
  status: z.int().default(200),
  body: z.string(),
  /** How late the answer is. */
  milliseconds: z.int().nonnegative().default(0),
});
export type AnswerInstead = z.infer<typeof answerInsteadSchema>;

const dnsTypeSchema = z.enum(['CNAME', 'MX', 'TXT']);
export type DnsType = z.infer<typeof dnsTypeSchema>;

/** What the DNS has to say of one name and type. */
export const dnsBehaviourSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('records'), values: z.array(z.string()) }),
  z.object({ kind: z.enum(['failed', 'malformed', 'silent']) }),
]);
export type DnsBehaviour = z.infer<typeof dnsBehaviourSchema>;

export const feedbackSchema = z.object({ type: feedbackType, to: z.string() });
export type FakedFeedback = z.infer<typeof feedbackSchema>;

/** Refusals with the codes and words that SES uses. */
export const refusals = {
  throttled: { kind: 'refuse', status: 400, code: 'Throttling', message: 'Maximum sending rate exceeded.' },
  dailyQuota: { kind: 'refuse', status: 400, code: 'Throttling', message: 'Daily message quota exceeded.' },
  accountPaused: {
    kind: 'refuse',
    status: 400,
    code: 'AccountSendingPausedException',
    message: 'Email sending is disabled for this account.',
  },
} as const satisfies Record<string, SendFault>;
