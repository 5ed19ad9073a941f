import { type WhyRefused, whyRefused } from './refused-caller.ts';

const withoutCredentials = /^(CredentialsProviderError|TokenProviderError)$/;
const tooMany = /Throttl|TooManyRequests|ProvisionedThroughputExceeded|RequestLimitExceeded|SlowDown/;
const unanswered =
  /^(TimeoutError|AbortError)$|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|EPIPE/;

/** Where a right stands in the words of a refusal (AWS: "Troubleshoot access denied error messages"). */
const rightAsked = /not authorized to perform:? ([\w-]+:\w+)/i;

const refusals: Readonly<Record<WhyRefused, (error: Error) => string>> = {
  'no-right': ({ name, message }) =>
    `AWS does not allow you ${rightAsked.exec(message)?.[1] ?? `this (${name})`}. Have it allowed to you; docs/running-it.md has the whole policy. What was done before it stands.`,
  unknown: ({ name }) =>
    `AWS does not accept your credentials (${name}). Check them, your Region and this machine's clock, and run this again.`,
  over: ({ name }) => `Your AWS credentials are over (${name}). Sign in again, and run this again.`,
};

/** What AWS has against a call, as a sentence for whoever made it with their own credentials; undefined for an error of any other kind. */
export const awsTrouble = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { name } = error;
  const why = whyRefused(name);
  if (why) return refusals[why](error);
  if (withoutCredentials.test(name))
    return 'There are no AWS credentials that could be used. Sign in, or name a profile in AWS_PROFILE, and run this again.';
  // Every answer of AWS brings these; an error of ours with such a name would not.
  const isOfAws = '$metadata' in error;
  if (isOfAws && tooMany.test(name))
    return `AWS was asked too much at once (${name}). Run this again in a few minutes.`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (isOfAws && (unanswered.test(name) || unanswered.test(code)))
    return `AWS gave no answer (${code || name}). Check your connection and your Region, and run this again.`;
  return undefined;
};
