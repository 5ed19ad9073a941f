import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import * as z from 'zod';
import { newSecretKey } from '../../adapters/random.ts';
import { openJsonFile } from '../process/json-file.ts';
import type { FakeSettings } from './contract.ts';

const requestSchema = z.object({ SecretId: z.string(), SecretString: z.string().optional() });

/** Secrets Manager's JSON protocol for GetSecretValue, PutSecretValue and DescribeSecret; one secret, made on the first start. */
export const secretsActions = ({ folder, secretId }: FakeSettings) => {
  const file = join(folder, 'secret.json');
  const secret = openJsonFile(file, z.record(z.string(), z.string()), () => ({
    current: 'k1',
    k1: newSecretKey(),
  }));

  return async (context: Context, target: string): Promise<Response> => {
    const { SecretId, SecretString } = requestSchema.parse(await context.req.json());
    if (SecretId !== secretId)
      return refuse(context, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    const named = { ARN: `arn:aws:secretsmanager:us-east-1:000000000000:secret:${secretId}`, Name: secretId };
    switch (target) {
      case 'secretsmanager.GetSecretValue':
        return context.json({
          ...named,
          VersionId: 'local',
          VersionStages: ['AWSCURRENT'],
          SecretString: JSON.stringify(secret.get()),
        });
      case 'secretsmanager.PutSecretValue':
        secret.set(z.record(z.string(), z.string()).parse(JSON.parse(SecretString ?? 'null')));
        return context.json({ ...named, VersionId: 'local', VersionStages: ['AWSCURRENT'] });
      case 'secretsmanager.DescribeSecret': {
        const { birthtimeMs, mtimeMs } = statSync(file);
        return context.json({
          ...named,
          CreatedDate: birthtimeMs / 1000,
          LastChangedDate: mtimeMs / 1000,
        });
      }
      default:
        return refuse(context, 'UnknownOperationException', `${target} is not played here.`);
    }
  };
};

const refuse = (context: Context, type: string, message: string): Response =>
  context.json({ __type: type, Message: message }, 400, { 'x-amzn-errortype': type });
