import { SESServiceException } from '@aws-sdk/client-ses';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import type { SendResult } from '../../pipeline/ports.ts';

/** Names of SES errors that say: nothing from this account will go out until a person mends something. */
const haltingErrors = new Set([
  'AccountSendingPausedException',
  'AccountSuspendedException',
  'ConfigurationSetDoesNotExist',
  'ConfigurationSetDoesNotExistException',
  'ConfigurationSetSendingPausedException',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'OptInRequired',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

const throttlingErrors = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
]);

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

const classifyRefusal = (error: SESServiceException, to: EmailAddress): SendResult => {
  const { name, message } = error;
  if (throttlingErrors.has(name))
    return /daily message quota/i.test(message) ? { kind: 'quota-used-up' } : { kind: 'throttled' };
  if (haltingErrors.has(name)) return { kind: 'halted', reason: name };
  // Every mail names the same one.
  if (/configuration set/i.test(message)) return { kind: 'halted', reason: reasonOf(error) };
  if (notVerified.test(message)) {
    // Where a sender is named as well, nobody's mail goes, verified or not.
    const identities = identitiesIn(message);
    const isAboutThemAlone =
      identities.length > 0 && identities.every((identity) => identity === to.toLowerCase());
    if (isAboutThemAlone) return { kind: 'not-verified', reason: `${name} (recipient not verified)` };
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
