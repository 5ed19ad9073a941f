import type { Instant } from '../../domain/time/instant.ts';
import type { BusEntry } from '../../domain/webhooks/bus-entry.ts';
import type {
  WebhookEndpoint,
  WebhookEndpointId,
  WebhookLetter,
} from '../../domain/webhooks/webhook-endpoint.ts';
import type { WrittenChange } from '../../domain/webhooks/webhook-event.ts';
import type { Saved } from './record.ts';

/** Who is told of what happens. There are a few of them. */
export type WebhookEndpoints = {
  /** Strongly consistent. */
  find(id: WebhookEndpointId): Promise<WebhookEndpoint | undefined>;
  /** In no order. */
  all(): Promise<WebhookEndpoint[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(endpoint: WebhookEndpoint): Promise<Saved>;
  remove(id: WebhookEndpointId): Promise<void>;
};

/** The writes of memberships in records of the table's stream. One that this version can not read is counted and passed over. */
export type ReadChanges = (records: readonly unknown[]) => Promise<WrittenChange[]>;

export type WebhookQueue = {
  /** All of them, or it throws: then some may be in the queue, and once more does no harm. */
  add(letters: readonly WebhookLetter[]): Promise<void>;
  /** What was taken out under this handle and not done is given out again after so many seconds. */
  wait(handle: string, seconds: number): Promise<void>;
};

/** One try to tell an address, signed by each of the secrets. `because` is of a closed vocabulary, and names nobody. */
export type PostWebhook = (post: {
  url: string;
  id: string;
  at: Instant;
  body: string;
  secrets: readonly string[];
}) => Promise<{ kind: 'taken' } | { kind: 'gone' } | { kind: 'not-taken'; because: string }>;

/** The event bus of the account that a deploy named for the stage, if it did: what is put there is for rules of its owner. */
export type EventBus = {
  isThere: boolean;
  /** What is put at one moment travels together, and each has its own outcome. `because` is of a closed vocabulary. */
  put(entry: BusEntry): Promise<{ kind: 'taken' } | { kind: 'not-taken'; because: string }>;
};
