import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { OutgoingMail } from '../ports/mailer.ts';
import type { Ports } from '../ports.ts';
import { waitForTurn } from '../send/come-in-turn.ts';
import { composeIssue } from '../send/compose/compose-issue.ts';
import type { RateLimiter } from '../send/rate-limiter.ts';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'hashes'
  | 'subscribers'
  | 'suppressions'
  | 'newsletters'
  | 'issueRecords'
  | 'mailer'
  | 'tokens'
  | 'baseUrl'
  | 'imagesUrl'
> & {
  rateLimiter: RateLimiter;
};

/** How long a person at a command line waits for a permit. */
const patienceMilliseconds = 60_000;

export type TestIssueOutcome =
  | { kind: 'sent' }
  | { kind: 'not-on-record' | 'suppressed' | 'none-in-time' | 'held' | 'quota-used-up' }
  | { kind: 'not-sent'; reason: string };

/**
 * Sends the published words of an issue, under each of its subjects, to one address, whoever's it is, and writes nothing
 * down: the links in it are of nobody on record and open nothing.
 */
export const sendTestIssue =
  (ports: Needs) =>
  async (ref: IssueRef, to: EmailAddress): Promise<TestIssueOutcome> => {
    const { clock, random, suppressions, newsletters, issueRecords } = ports;
    const record = await issueRecords.load(ref);
    const issue = record && (await newsletters.issue(ref, record.published));
    if (!issue) return { kind: 'not-on-record' };
    const addressHash = await findMailbox(ports)(to);
    if (await suppressions.find(addressHash)) return { kind: 'suppressed' };
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
    const { subjectTest } = issue;
    for (const mail of subjectTest ? [issue.mail, subjectTest.against] : [issue.mail]) {
      const under = { ...issue, mail };
      const outcome = await sendOne(
        ports,
        await composeIssue(ports)({ issue: under, subscriber: somebody, consents: [], now }),
      );
      if (outcome.kind !== 'sent') return outcome;
    }
    return { kind: 'sent' };
  };

const sendOne = async (ports: Needs, mail: OutgoingMail): Promise<TestIssueOutcome> => {
  const { mailer, rateLimiter } = ports;
  const notNow = await waitForTurn(ports, 'newsletter', patienceMilliseconds);
  if (notNow) return { kind: notNow === 'share-used-up' ? 'quota-used-up' : notNow };
  const result = await mailer.send(mail);
  await rateLimiter.report(result);
  if (result.kind === 'accepted') return { kind: 'sent' };
  return { kind: 'not-sent', reason: 'reason' in result ? result.reason : result.kind };
};

/** What became of a test, for whoever asked for it; empty for an issue that is not on record. */
export const testIssueInWords = (to: string, result: TestIssueOutcome): string => {
  switch (result.kind) {
    case 'sent':
      return `Sent to ${to}. Its links belong to nobody on record and open nothing.`;
    case 'suppressed':
      return `${to} must not be mailed: mail to it bounced or was complained about, or its owner was erased.`;
    case 'held':
      return 'Sending is stopped; "dripline release" says why.';
    case 'quota-used-up':
      return "The account's quota for today is used up, apart from what is kept for lessons. Try again tomorrow.";
    case 'none-in-time':
      return 'Too much other mail is going out; try again in a few minutes.';
    case 'not-sent':
      return `SES did not accept it: ${result.reason}.`;
    case 'not-on-record':
      return '';
  }
};
