import { SESServiceException } from '@aws-sdk/client-ses';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import type { SendResult } from '../../pipeline/ports/mailer.ts';
import { whyRefused } from '../aws/refused-caller.ts';

/** Names of SES errors that say: nothing from this account will go out until a person mends something. So does a refusal of who asks. */
const haltingErrors = new Set([
  'AccountSendingPaused',
  'AccountSendingPausedException',
  'AccountSuspendedException',
  'ConfigurationSetDoesNotExist',
  'ConfigurationSetDoesNotExistException',
  'ConfigurationSetSendingPausedException',
  // The domain that every mail's bounces go to.
  'MailFromDomainNotVerified',
  'MailFromDomainNotVerifiedException',
]);

/** "Sending suspended for this account. For more information, …", which comes as any `MessageRejected`. */
const accountStopped = /\bsending (is |has been )?(suspended|paused|disabled)\b/i;

const throttlingErrors = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
]);

/** "Too many requests", whatever its body says, or whether it has one. */
const tooManyRequests = 429;

/** Errors of the network after which the request provably never left: no connection was made. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/**
 * How SES speaks of an address that no mail can go to. It would say so of a sender's too, but those are checked when
 * they are published.
 */
const aboutAnAddress =
  /^(local address|domain) (starts|ends|contains)\b|^missing (final '@domain'|local name|domain)|^invalid domain name\b|^address (is )?(blacklisted|on .*suppression list)/i;

/** "The following identities failed the check in region EU-WEST-1: Ada <ada@reader.test>, …" */
const notVerified = /not verified/i;
const failedIdentities = /failed the check[^:]*:(.*)$/is;

/** The addresses, or domains, that a refusal names as not verified. */
const identitiesIn = (message: string): string[] =>
  (failedIdentities.exec(message)?.[1] ?? '')
    .split(',')
    .map((identity) =>
      identity
        .replace(/^.*<(.*)>.*$/s, '$1')
        .trim()
        .replace(/\.$/, '')
        .toLowerCase(),
    )
    .filter((identity) => identity !== '');

/** What an operator should look at, in words of ours: SES's own may hold an address. */
const subjects: readonly [RegExp, string][] = [
  [/configuration set/i, 'configuration set'],
  [/not verified/i, 'sender not verified'],
  [/length|size/i, 'size'],
  [/tag/i, 'tag'],
  [/header/i, 'header'],
  [/credential|token|signature/i, 'credentials'],
];

const reasonOf = ({ name, message }: SESServiceException): string => {
  const subject = subjects.find(([words]) => words.test(message));
  return subject ? `${name} (${subject[1]})` : name;
};

/**
 * In its sandbox, SES asks whether one may use the identity of the recipient, too, where their address is one of this
 * account's. It denies that to whoever may use the sender's alone, and says whose it is.
 */
const isAboutTheirIdentity = ({ message }: SESServiceException, to: EmailAddress): boolean =>
  /:identity\/([^\s'"`]+)/.exec(message)?.[1]?.toLowerCase() === to.toLowerCase();

const classifyRefusal = (error: SESServiceException, to: EmailAddress): SendResult => {
  const { name, message } = error;
  if (throttlingErrors.has(name) || error.$metadata.httpStatusCode === tooManyRequests)
    return /daily message quota/i.test(message) ? { kind: 'quota-used-up' } : { kind: 'throttled' };
  if (isAboutTheirIdentity(error, to))
    return { kind: 'not-verified', reason: `${name} (recipient's identity)` };
  if (haltingErrors.has(name) || whyRefused(name) || accountStopped.test(message))
    return { kind: 'halted', reason: name };
  // Every mail names the same one.
  if (/configuration set/i.test(message)) return { kind: 'halted', reason: reasonOf(error) };
  if (notVerified.test(message)) {
    const identities = identitiesIn(message);
    const isAboutThemAlone = identities.every((identity) => identity === to.toLowerCase());
    // Where a sender is named, alone or as well, nobody's mail goes, verified or not.
    if (identities.length > 0)
      return isAboutThemAlone
        ? { kind: 'not-verified', reason: `${name} (recipient not verified)` }
        : { kind: 'halted', reason: reasonOf(error) };
  }
  const namesAnother = [...message.matchAll(/[^\s<>'",;:]+@[^\s<>'",;:]+\w/g)].some(
    ([address]) => address.toLowerCase() !== to.toLowerCase(),
  );
  const mayBeTheirs = name === 'InvalidParameterValue' || name === 'MessageRejected';
  if (mayBeTheirs && aboutAnAddress.test(message) && !namesAnother) return { kind: 'refused', reason: name };
  return { kind: 'not-taken', reason: reasonOf(error) };
};

/**
 * What a failed SendRawEmail proves. Only what SES's words prove about the recipient is held against them, and
 * anything that does not prove "not sent" is `no-answer`.
 */
export const classifyFailure = (error: unknown, to: EmailAddress): SendResult => {
  if (error instanceof SESServiceException && error.$fault === 'client') return classifyRefusal(error, to);
  if (error instanceof Error && error.name === 'CredentialsProviderError')
    return { kind: 'halted', reason: error.name };
  if (neverConnected.has(codeOf(error))) return { kind: 'throttled' };
  return { kind: 'no-answer', reason: error instanceof Error ? codeOf(error) || error.name : 'unknown' };
};
