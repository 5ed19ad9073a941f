/**
 * Names by which AWS's services say that something is wrong with who asks, and not with what is asked (AWS: "Common error types" of each
 * service). The same thing has another name in nearly each.
 */
const reasons = {
  /** They may not do this. */
  'no-right': [
    'AccessDenied',
    'AccessDeniedException',
    'AuthorizationError',
    'AuthorizationErrorException',
    'KMSAccessDeniedException',
    'NotAuthorized',
    'NotAuthorizedException',
    'UnauthorizedOperation',
  ],
  /** Who they are can not be told: wrong keys, a wrong Region, a clock that is wrong. */
  unknown: [
    'AuthFailure',
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'OptInRequired',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
  ],
  /** They were known once, and must sign in again. */
  over: ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'],
} as const;
export type WhyRefused = keyof typeof reasons;

const whyByName: ReadonlyMap<string, WhyRefused> = new Map(
  (['no-right', 'unknown', 'over'] as const).flatMap((why) =>
    reasons[why].map((name): [string, WhyRefused] => [name, why]),
  ),
);

/** Why AWS refuses whoever asked, by the name of its error; undefined for an error that is not about them. */
export const whyRefused = (name: string): WhyRefused | undefined => whyByName.get(name);
