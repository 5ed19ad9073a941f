import type { ProbeId } from '../../domain/doctor/probe.ts';
import type {
  AlarmMailbox,
  ConfigurationSet,
  NamedBus,
  SecretCare,
  SendingAccount,
  SendingIdentity,
  StageFunction,
  StageSchedule,
  TableCare,
  TwoClocks,
} from '../../domain/doctor/surroundings.ts';
import type { Verdict } from '../../domain/sending/feedback.ts';
import type { StackOutput, StackPart, StackResource } from '../../domain/stage/stack.ts';
import type { Instant } from '../../domain/time/instant.ts';

/** What SES has said of the mails that a doctor sent to its simulator. Nobody's, and counted nowhere else. */
export type Probes = {
  /** Kept for a day; hearing a thing twice changes nothing. */
  hear(probe: ProbeId, verdict: Verdict, at: Instant): Promise<void>;
  /** Strongly consistent. */
  heard(probe: ProbeId): Promise<Verdict[]>;
};

/** Nobody said, or what was said makes no sense. The message is a sentence, and `toDo` says what a person can do about it. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  readonly toDo: string;

  constructor(message: string, toDo: string) {
    super(message);
    this.toDo = toDo;
  }
}

/** What a stage stands on, as the services say themselves. Asked by commands alone; throws `NoAnswer`, and that within seconds. */
export type Surroundings = {
  sendingAccount(): Promise<SendingAccount>;
  /** Undefined for a domain that SES does not know in this account and Region. */
  sendingIdentity(domain: string): Promise<SendingIdentity | undefined>;
  configurationSet(): Promise<ConfigurationSet | undefined>;
  table(): Promise<TableCare>;
  secret(): Promise<SecretCare>;
  schedules(): Promise<StageSchedule[]>;
  alarmMailboxes(): Promise<AlarmMailbox[]>;
  functions(): Promise<StageFunction[]>;
  /** Undefined where the stage has none. */
  eventBus(): Promise<NamedBus | undefined>;
  clocks(): Promise<TwoClocks>;
};

/** What the DNS answers to anybody. No record of that kind is an empty answer; throws `NoAnswer`. */
export type DomainNames = {
  /** Each record as one text, whatever pieces it came in. */
  txt(name: string): Promise<string[]>;
  mx(name: string): Promise<string[]>;
  cname(name: string): Promise<string[]>;
};

/** The stacks that a stage consists of, as they stand at AWS. Asked by commands alone; throws `NoAnswer`, and that within seconds. */
export type DeployedStacks = {
  /** Undefined where there is no such stack. */
  resources(part: StackPart): Promise<StackResource[] | undefined>;
  /** In the order of their names. Undefined where there is no such stack. */
  outputs(part: StackPart): Promise<StackOutput[] | undefined>;
};

/** Posts as a mailbox provider does by RFC 8058, without cookies, and follows no redirect. Throws `NoAnswer`. */
export type PostOneClick = (url: string) => Promise<{ status: number; setsCookie: boolean }>;
