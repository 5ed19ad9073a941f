import type { Endpoint } from '@smithy/types';
import type { Caller } from '../caller.ts';
import type { Scope } from './request-signer.ts';
import type { Service } from './service.ts';

export type Signatory = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** Where a service is asked, and by whom. */
export type Surroundings = {
  endpoint: Pick<Endpoint, 'protocol' | 'hostname' | 'port' | 'path'>;
  scope: Scope;
  credentials(): Promise<Signatory>;
};

type Variables = Readonly<Record<string, string | undefined>>;

/** What changes the answers below in ways that only the SDK knows. */
const knownToTheSdk = [
  'AWS_ACCOUNT_ID',
  'AWS_ACCOUNT_ID_ENDPOINT_MODE',
  'AWS_AUTH_SCHEME_PREFERENCE',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_PROFILE',
  'AWS_USE_DUALSTACK_ENDPOINT',
  'AWS_USE_FIPS_ENDPOINT',
];

/** Regions of the partition `aws`, whose hosts are all named alike. */
const ordinaryRegion = /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/;

const endpointOf = ({ environmentName, hostPrefix }: Service, region: string, variables: Variables) => {
  const named = variables[`AWS_ENDPOINT_URL_${environmentName}`] || variables.AWS_ENDPOINT_URL;
  if (named) return URL.parse(named) ?? undefined;
  // Anywhere but in a function, a person's own files may name another.
  if (!variables.AWS_LAMBDA_FUNCTION_NAME || !ordinaryRegion.test(region)) return undefined;
  return new URL(`https://${hostPrefix}.${region}.amazonaws.com/`);
};

const credentialsOf = ({ credentials }: Caller, variables: Variables): Signatory | undefined => {
  // One that is asked for them may have others the next time: that is for the SDK to follow.
  if (typeof credentials === 'function') return undefined;
  if (credentials) return credentials.expiration ? undefined : credentials;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables;
  if (!accessKeyId || !secretAccessKey) return undefined;
  const { AWS_SESSION_TOKEN: sessionToken } = variables;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
};

/**
 * What the environment says, if it says all of it, as it does in a function: then the SDK, which would find the same there, need not be
 * loaded for it. Undefined where that has to look.
 */
export const readSurroundings = (
  service: Service,
  caller: Caller,
  variables: Variables,
): Surroundings | undefined => {
  const { AWS_REGION: region } = variables;
  if (!region || region.includes('fips') || knownToTheSdk.some((name) => variables[name])) return undefined;
  const url = endpointOf(service, region, variables);
  const credentials = credentialsOf(caller, variables);
  if (!url || url.search || !credentials) return undefined;
  const { protocol, hostname, port, pathname: path } = url;
  return {
    endpoint: { protocol, hostname, path, ...(port && { port: Number(port) }) },
    scope: { region, service: service.signingName },
    credentials: async () => credentials,
  };
};
