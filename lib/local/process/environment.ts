import { devNull } from 'node:os';
import type { Caller } from '../../adapters/caller.ts';
import { ownVersion } from '../../adapters/doctor/own-version.ts';
import { functionName, type LambdaName } from '../../adapters/function-name.ts';
import { stageName } from '../../domain/stage/stage-settings.ts';
import type { Pass } from './pass.ts';

/** Where the AWS SDK finds Lambda here, under `/_local`. */
export const lambdaPath = '/lambda';

/** The variable that says where this world's DNS is asked. */
export const dnsServerVariable = 'DNS_SERVER';

/** The stage that is played on this machine. */
export const localStage = stageName.parse('local');

/** Names that only the local world uses; its emulators know them, nobody else needs to. */
export const localNames = {
  table: 'dripline-local',
  secretId: 'dripline-local',
  configurationSet: 'dripline-local',
  eventBus: 'dripline-local',
  shards: 2,
} as const;

/**
 * What makes Dripline run here instead of at AWS: endpoints, made-up credentials and the names above.
 * The developer's own AWS profile and configuration files are put out of reach, so that nothing from here can
 * ever touch a real account.
 */
export const localEnvironment = (where: {
  dynamoDb: string;
  awsFake: string;
  pass: Pass;
  baseUrl: string;
  front: string;
  /** With the event bus, which stages go without unless somebody names one. */
  withEventBus?: boolean | undefined;
}) => ({
  STAGE: localStage,
  TABLE_NAME: localNames.table,
  SECRET_ID: localNames.secretId,
  CONFIGURATION_SET: localNames.configurationSet,
  BASE_URL: where.baseUrl,
  IMAGES_URL: `${where.baseUrl}/images`,
  FRONT: where.front,
  SHARDS: String(localNames.shards),
  DEAD_LETTERS: `${where.awsFake}/dead-letters`,
  WEBHOOKS: `${where.awsFake}/webhooks`,
  ...(where.withEventBus ? { EVENT_BUS: localNames.eventBus } : {}),
  VERSION: ownVersion(),
  AWS_REGION: 'us-east-1',
  AWS_ENDPOINT_URL_DYNAMODB: where.dynamoDb,
  AWS_ENDPOINT_URL_SES: where.awsFake,
  AWS_ENDPOINT_URL_SESV2: where.awsFake,
  AWS_ENDPOINT_URL_SCHEDULER: where.awsFake,
  AWS_ENDPOINT_URL_SNS: where.awsFake,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: where.awsFake,
  AWS_ENDPOINT_URL_SQS: where.awsFake,
  AWS_ENDPOINT_URL_EVENTBRIDGE: where.awsFake,
  AWS_ENDPOINT_URL_LAMBDA: `${where.baseUrl}/_local${lambdaPath}`,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: where.pass,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
});

/** Credentials that say which function asks; what is asked with the ones above is asked by the person here. */
export const callerFor = (name: LambdaName, pass: Pass): Caller => ({
  credentials: {
    accessKeyId: functionName(localStage, name),
    secretAccessKey: 'local',
    sessionToken: pass,
  },
});

/** Environment variables to set; undefined for those to take away. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Sets this process's environment, where the AWS SDK looks for it, and takes away every AWS variable of the
 * developer's own; returns what puts it all back.
 */
export const useEnvironment = (variables: Variables): (() => void) => {
  const ofAws = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  const without = Object.fromEntries(ofAws.map((name) => [name, undefined]));
  const wanted: Variables = { ...without, ...variables };
  const before = Object.fromEntries(Object.keys(wanted).map((name) => [name, process.env[name]]));
  setAll(wanted);
  return () => setAll(before);
};

const setAll = (variables: Variables): void => {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
};
