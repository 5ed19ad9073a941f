import type { Instant } from '../../domain/time/instant.ts';
import type { Behaviour, BusEvent, FakedFeedback } from '../aws-fake/contract.ts';
import type { TimeTravel } from '../clock/time-travel.ts';
import type { SubscriberStanding } from '../dynamodb/read-table.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Variables } from '../process/environment.ts';
import type { Pass } from '../process/pass.ts';

/** What the pages under `/_local/` show and do. */
export type LocalWorld = {
  /** What those show who ask as one of the world's own processes. */
  pass: Pass;
  /** What another process on this machine needs to reach the same services. */
  environment: Variables;
  now(): Instant;
  travelTo(goal: Instant | 'next-mail'): Promise<TimeTravel>;
  mailbox: Mailbox;
  /** Makes SES's event about the last mail to an address and hands it to record-feedback; false if there is no such mail. */
  feedback(feedback: FakedFeedback): Promise<boolean>;
  /** Hands an event to a function, as Lambda's queue does; false if there is no such function. */
  invoke(functionName: string, event: unknown): boolean;
  /** Calls a function and waits for its answer; undefined if there is no such function. */
  call(functionName: string, event: unknown): Promise<{ answer: object } | 'failed' | undefined>;
  /** Decides what becomes of later mail to an address. */
  mark(address: string, behaviour: Behaviour): Promise<void>;
  markedAddresses(): Promise<Record<string, Behaviour>>;
  subscribers(): Promise<SubscriberStanding[]>;
  /** What came to the event bus lately, the latest first. */
  busEvents(): Promise<BusEvent[]>;
};
