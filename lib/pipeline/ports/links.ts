import type { Claims, ClaimsFor, Purpose } from '../../domain/links/claims.ts';
import type { AddressHash, EmailAddress } from '../../domain/subscriber/email-address.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { WebhookEndpointId } from '../../domain/webhooks/webhook-endpoint.ts';

/** `token` is as it was signed, whatever has happened to it since. */
export type TokenReading<P extends Purpose> =
  | { claims: ClaimsFor<P>; token: string }
  | { fault: 'expired'; claims: ClaimsFor<P>; token: string }
  | { fault: 'forged' };

export type Tokens = {
  sign(claims: Claims): string;
  /** Checks the signature before anything else is looked at; `expired` still returns the claims. */
  read<P extends Purpose>(purpose: P, token: string, now: Instant): Promise<TokenReading<P>>;
};

export type Hashes = {
  /** Keyed, so that nobody without the key can test an address against the record. */
  address(address: EmailAddress): AddressHash;
  /** Hashes that its mailbox may be on record by from before a provider's spellings were known as one; mostly none. */
  formerAddresses(address: EmailAddress): AddressHash[];
  /** Keyed hash of a client's /24 or /64; undefined for an address that is no network's, such as this machine's own. */
  network(ip: string): string | undefined;
  /** Keyed hash of what a cap counts by. */
  subject(text: string): string;
  /** Keyed hash of the secret of an API key. */
  apiSecret(secret: string): string;
  /** What an endpoint is sent things under, in base64: of the stage's first key and a number, so that it is kept nowhere. */
  webhookSecret(endpoint: WebhookEndpointId, number: number): string;
};
