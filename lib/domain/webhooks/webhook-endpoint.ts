import * as z from 'zod';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import { webhookEventSchema, webhookType } from './webhook-event.ts';

export const webhookEndpointId = z
  .string()
  .regex(/^[a-z0-9]{10}$/)
  .brand<'WebhookEndpointId'>();
export type WebhookEndpointId = z.infer<typeof webhookEndpointId>;

/** Where something can be told: over TLS, and by an address without a name or password in it. */
export const webhookUrl = z
  .url({ protocol: /^https$/, error: 'has to begin with https://', abort: true })
  .refine((text) => new URL(text).username === '' && new URL(text).password === '', 'has a password in it');

/** One of the secrets that what is sent is signed with: made of the stage's own key and this number, and kept nowhere. */
const webhookSecretSchema = z.object({
  number: z.int().positive(),
  since: instantSchema,
  until: instantSchema.optional(),
});

/** Somebody else's address that is told of what happens. */
export const webhookEndpointSchema = z.object({
  id: webhookEndpointId,
  version: z.int().nonnegative(),
  url: z.url(),
  types: z.array(webhookType).min(1),
  /** Whether what is sent has the person's address in it: otherwise their id alone. */
  includesAddress: z.boolean(),
  createdAt: instantSchema,
  /** Since when it says that it is gone, for good (status 410): nothing is sent there any more. */
  goneAt: instantSchema.optional(),
  /** The latest last. */
  secrets: z.array(webhookSecretSchema).min(1),
});
export type WebhookEndpoint = z.infer<typeof webhookEndpointSchema>;

/** An event on its way to one endpoint, or to the stage's event bus. Those of before there were buses do not say which. */
export const webhookLetterSchema = z.union([
  z.object({ kind: z.literal('bus'), event: webhookEventSchema }),
  z.object({
    kind: z.literal('endpoint').default('endpoint'),
    endpoint: webhookEndpointId,
    event: webhookEventSchema,
  }),
]);
export type WebhookLetter = z.infer<typeof webhookLetterSchema>;
export type EndpointLetter = Extract<WebhookLetter, { kind: 'endpoint' }>;

export const newWebhookEndpoint = (
  wanted: Pick<WebhookEndpoint, 'id' | 'url' | 'types' | 'includesAddress'>,
  now: Instant,
): WebhookEndpoint => ({
  ...wanted,
  version: 0,
  createdAt: now,
  secrets: [{ number: 1, since: now }],
});

/** The secrets that sign now, the latest first: two while one takes the place of the other, so that nobody misses anything. */
export const signingNumbers = ({ secrets }: WebhookEndpoint, now: Instant): number[] =>
  secrets
    .filter(({ until }) => until === undefined || until > now)
    .map(({ number }) => number)
    .reverse();

/** With a new secret; the one before signs beside it for another while. */
export const withNewWebhookSecret = (
  endpoint: WebhookEndpoint,
  overlap: { hours: number },
  now: Instant,
): WebhookEndpoint => {
  const last = endpoint.secrets.at(-1);
  const kept = last ? [{ ...last, until: later(now, overlap) }] : [];
  return { ...endpoint, secrets: [...kept, { number: (last?.number ?? 0) + 1, since: now }] };
};

/** Who is told of an event. */
export const wants = ({ types, goneAt }: WebhookEndpoint, { type }: WebhookLetter['event']): boolean =>
  goneAt === undefined && types.includes(type);

/** As the rules of Standard Webhooks propose them, as far as SQS can hide a message: some 27 hours in all. */
export const waitsBetweenTries = [
  { seconds: 5 },
  { minutes: 5 },
  { minutes: 30 },
  { hours: 2 },
  { hours: 5 },
  { hours: 8 },
  // It hides one for twelve hours at the most, counted from when it was handed out.
  { hours: 11 },
] as const;

/** How often something is tried before it is a dead letter. */
export const mostTries = waitsBetweenTries.length + 1;

/** How long to wait after so many tries have failed. */
export const waitAfter = (tries: number): number => {
  const {
    hours = 0,
    minutes = 0,
    seconds = 0,
  }: { hours?: number; minutes?: number; seconds?: number } = waitsBetweenTries[
    Math.min(Math.max(tries, 1), waitsBetweenTries.length) - 1
  ] ?? {};
  return (hours * 60 + minutes) * 60 + seconds;
};
