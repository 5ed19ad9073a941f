import type { EmailAddress } from '../domain/subscriber.ts';
import { composeIssue } from './compose-issue.ts';
import type { Pace } from './pace.ts';
import type {
  Clock,
  Hashes,
  IssueRecords,
  IssueRef,
  Mailer,
  Newsletters,
  Random,
  Suppressions,
  Tokens,
} from './ports.ts';

type Ports = {
  clock: Clock;
  random: Random;
  hashes: Hashes;
  suppressions: Suppressions;
  newsletters: Newsletters;
  issueRecords: IssueRecords;
  mailer: Mailer;
  tokens: Tokens;
  pace: Pace;
  baseUrl: string;
};

/** How long a person at a command line waits for a turn. */
const patienceMilliseconds = 60_000;

export type TestOutcome =
  | { outcome: 'sent' }
  | { outcome: 'unknown' | 'suppressed' | 'none-in-time' | 'held' | 'quota-used-up' }
  | { outcome: 'not-sent'; reason: string };

/**
 * Sends the published words of an issue to one address, whoever's it is, and writes nothing down: the links in
 * it are of nobody on record and open nothing.
 */
export const sendTestIssue =
  (ports: Ports) =>
  async (ref: IssueRef, to: EmailAddress): Promise<TestOutcome> => {
    const { clock, random, hashes, suppressions, newsletters, issueRecords, mailer, pace } = ports;
    const record = await issueRecords.load(ref);
    const issue = record && (await newsletters.issue(ref, record.published));
    if (!issue) return { outcome: 'unknown' };
    const addressHash = hashes.address(to);
    if (await suppressions.find(addressHash)) return { outcome: 'suppressed' };
    const turn = await pace.take('newsletter', patienceMilliseconds);
    if (typeof turn === 'string') return { outcome: turn === 'share-used-up' ? 'quota-used-up' : turn };
    await pace.comes(turn);

    const now = clock.now();
    const somebody = {
      id: random.subscriberId(),
      version: 0,
      address: to,
      addressHash,
      zone: issue.site.timeZone,
      createdAt: now,
      consent: { textHash: '', requestedAt: now, mechanism: 'sign-up form' as const },
    };
    const result = await mailer.send(composeIssue(ports)({ issue, subscriber: somebody, consents: [], now }));
    await pace.report(result.result);
    if (result.result === 'accepted') return { outcome: 'sent' };
    return { outcome: 'not-sent', reason: 'reason' in result ? result.reason : result.result };
  };
