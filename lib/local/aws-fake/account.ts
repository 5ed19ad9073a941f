import { join } from 'node:path';
import * as z from 'zod';
import { systemClock } from '../../adapters/clock.ts';
import { type Instant, later } from '../../domain/time/instant.ts';
import { openJsonFile } from '../process/json-file.ts';
import type { FakedFeedback } from './contract.ts';
import {
  type Behaviour,
  behaviourSchema,
  type FakeSettings,
  type Quota,
  type SendFault,
  type StoredMail,
} from './contract.ts';
import { openEventLog } from './event-log.ts';
import { openMailStore, sameAddress } from './mail-store.ts';
import { headersOf, type SendRequest } from './send-request.ts';
import { eventsOf, feedbackEvent, simulatorBehaviour } from './ses-events.ts';

/** What a production account starts with, but faster: 50,000 a day, 200 a second. */
const initialQuota: Quota = { max24HourSend: 50_000, maxSendRate: 200, enforceRate: false };

/**
 * The SES account that the fake plays: what it has accepted, what it will say about it, and how it
 * misbehaves. Mails, marked addresses and events outlive a run; quota and faults do not.
 */
export const openAccount = (settings: FakeSettings) => {
  const mails = openMailStore(join(settings.folder, 'mail'));
  const marked = openJsonFile(
    join(settings.folder, 'addresses.json'),
    z.record(z.string(), behaviourSchema),
    (): Record<string, Behaviour> => ({}),
  );
  const events = openEventLog(settings.folder);
  let lately: Instant[] = [];
  let faults: SendFault[] = [];
  let quota = initialQuota;
  let clockOffset = settings.clockOffset;

  const now = () => later(systemClock.now(), { milliseconds: clockOffset });
  const behaviourOf = (address: string): Behaviour =>
    marked.get()[address.toLowerCase()] ?? simulatorBehaviour(address) ?? 'deliver';
  /** SES publishes events only for mail that named a configuration set. */
  const publish = (mail: StoredMail, made: object[]) => {
    if (mail.configurationSet !== undefined) events.add(made);
  };

  return {
    mails,
    configurationSets: [settings.configurationSet],
    now,
    setClockOffset: (milliseconds: number) => {
      clockOffset = milliseconds;
    },

    quota: () => quota,
    setQuota: (next: Quota) => {
      quota = next;
    },
    sentToday: () => mails.sentInDayBefore(now()),
    /** Counts this moment; false when the second before it has used up the rate. Real time, not moved time. */
    withinRate(): boolean {
      const at = systemClock.now();
      const aSecondAgo = later(at, { seconds: -1 });
      // What lies ahead is from before the machine's clock was put back.
      lately = lately.filter((each) => each > aSecondAgo && each <= at);
      if (lately.length >= quota.maxSendRate) return false;
      lately.push(at);
      return true;
    },

    accept(request: SendRequest): StoredMail {
      const { from, destinations, configurationSet, tags, headers, raw } = request;
      const at = now();
      const mail = mails.add({ sentAt: at, from, destinations, configurationSet, tags }, raw);
      const behaviour = destinations.map(behaviourOf).find((each) => each !== 'deliver') ?? 'deliver';
      publish(mail, eventsOf({ mail, headers, at }, behaviour));
      return mail;
    },

    mark(address: string, behaviour: Behaviour): void {
      const { [address.toLowerCase()]: _, ...others } = marked.get();
      marked.set(behaviour === 'deliver' ? others : { ...others, [address.toLowerCase()]: behaviour });
    },
    marked: () => marked.get(),

    /** Makes the event for the last mail to an address; false when none went there. */
    feedback({ type, to }: FakedFeedback): boolean {
      const mail = mails.lastTo(to);
      if (!mail) return false;
      const about = { ...mail, destinations: mail.destinations.filter((each) => sameAddress(each, to)) };
      publish(mail, [
        feedbackEvent(type, { mail: about, headers: headersOf(mails.raw(mail.id)), at: now() }),
      ]);
      return true;
    },
    events,

    /** After those that were asked for already; none at all ends those. */
    addFaults: (added: readonly SendFault[]) => {
      faults = added.length === 0 ? [] : [...faults, ...added];
    },
    takeFault: (): SendFault | undefined => faults.shift(),
  };
};
export type Account = ReturnType<typeof openAccount>;
