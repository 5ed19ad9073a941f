/** Names that AWS's services give to "not you": each has its own, and older ones are without "Exception". */
const denied =
  /AccessDenied|NotAuthorized|AuthorizationError|UnrecognizedClient|InvalidClientTokenId|SignatureDoesNotMatch/;
const over = /ExpiredToken|RequestExpired|TokenRefreshRequired/;
const withoutCredentials = /^(CredentialsProviderError|TokenProviderError)$/;
const tooMany =
  /Throttl|TooManyRequests|ProvisionedThroughputExceeded|RequestLimitExceeded|SlowDown|LimitExceededException/;
const unanswered =
  /^(TimeoutError|AbortError)$|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|EPIPE/;

/** Where a right stands in the words of a refusal (AWS: "Troubleshoot access denied error messages"). */
const rightAsked = /not authorized to perform:? ([\w-]+:\w+)/i;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Whether AWS would not do it for whoever asked: who they are is unknown, over, or may not. */
export const isRefusedByAws = (error: unknown): boolean =>
  denied.test(nameOf(error)) || over.test(nameOf(error));

/** What AWS has against a call, as a sentence for whoever made it with their own credentials; undefined for an error of any other kind. */
export const awsTrouble = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { name } = error;
  if (over.test(name)) return `Your AWS credentials are over (${name}). Sign in again, and run this again.`;
  if (denied.test(name)) {
    const right = rightAsked.exec(error.message)?.[1];
    const what = right ? `does not allow you ${right}` : `does not allow you this (${name})`;
    return `AWS ${what}. Have it allowed to you; docs/running-it.md has the whole policy. What was done before it stands.`;
  }
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
