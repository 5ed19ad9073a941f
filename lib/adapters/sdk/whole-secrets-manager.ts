import {
  GetSecretValue$,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { WholeClient } from '../aws/whole-client.ts';
import type { Caller } from '../caller.ts';
import { wholeClientOf } from './whole-client-of.ts';

export const createWholeSecretsManager = (caller: Caller): WholeClient<'GetSecretValue'> =>
  wholeClientOf(new SecretsManagerClient(caller), { GetSecretValue: GetSecretValue$ }, GetSecretValueCommand);
