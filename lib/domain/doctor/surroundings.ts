import type { Instant } from '../time/instant.ts';

/** The account in SES, in one Region. */
export type SendingAccount = {
  inProduction: boolean;
  maySend: boolean;
  /** SES's own word: HEALTHY, PROBATION or SHUTDOWN. */
  enforcement: string;
  quota: { perSecond: number; daily: number; sent: number };
  /** What puts an address on the account's suppression list: BOUNCE, COMPLAINT. */
  suppresses: readonly string[];
};

/** A domain that mail is sent from, as SES knows it. */
export type SendingIdentity = {
  isVerified: boolean;
  dkim: { isSigning: boolean; status: string; tokens: readonly string[]; zone: string };
  mailFrom?: { domain: string; status: string } | undefined;
};

export type ConfigurationSet = {
  maySend: boolean;
  /** Undefined where the account's own setting holds. */
  suppresses?: readonly string[] | undefined;
  destinations: readonly {
    isEnabled: boolean;
    toEventBus: boolean;
    toStream: boolean;
    events: readonly string[];
  }[];
};

/** How well the record is looked after. */
export type TableCare = {
  isActive: boolean;
  isProtected: boolean;
  /** From when on it can be restored to any second. */
  recovery: { isOn: false } | { isOn: true; from?: Instant | undefined };
};

export type SecretCare = { createdAt: Instant; changedAt: Instant; deletedFrom?: Instant | undefined };

export type StageSchedule = { name: string; isEnabled: boolean };

export type AlarmMailbox = { address: string; isConfirmed: boolean };

export type StageFunction = {
  name: string;
  runtime: string;
  state: string;
  lastUpdate: string;
  /** Of Dripline; stages of before 1.1 do not say. */
  version?: string | undefined;
};

/** The event bus that a deploy has named. */
export type NamedBus = { name: string; isThere: boolean };

/** A moment, by this machine and by AWS. */
export type TwoClocks = { here: Instant; there: Instant };
