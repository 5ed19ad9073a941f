import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import * as z from 'zod';
import { newSecretKey } from '../../adapters/random.ts';
import { openJsonFile } from '../process/json-file.ts';
import type { FakeSettings } from './contract.ts';

const requestSchema = z.object({
  SecretId: z.string(),
  SecretString: z.string().default('null'),
  ClientRequestToken: z.string().optional(),
  VersionStages: z.array(z.string()).default(['AWSCURRENT']),
  VersionStage: z.string().optional(),
  MoveToVersionId: z.string().optional(),
  RemoveFromVersionId: z.string().optional(),
});
const secretSchema = z.record(z.string(), z.string());

/**
 * Secrets Manager's JSON protocol for GetSecretValue, PutSecretValue, UpdateSecretVersionStage of AWSCURRENT, and DescribeSecret; one
 * secret, made on the first start. Of its versions, the current one alone outlives a restart.
 */
export const secretsActions = ({ folder, secretId }: FakeSettings) => {
  const file = join(folder, 'secret.json');
  const secret = openJsonFile(file, secretSchema, () => ({
    current: 'k1',
    k1: newSecretKey(),
  }));
  const named = { ARN: `arn:aws:secretsmanager:us-east-1:000000000000:secret:${secretId}`, Name: secretId };
  // Another one with each start, so that nobody's version of before is taken for it.
  let current = newSecretKey();
  const versions = new Map([[current, secret.get()]]);
  const makeCurrent = (version: string, value: Record<string, string>) => {
    current = version;
    secret.set(value);
  };

  return async (context: Context, target: string): Promise<Response> => {
    const request = requestSchema.parse(await context.req.json());
    if (request.SecretId !== secretId)
      return refuse(context, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    switch (target) {
      case 'secretsmanager.GetSecretValue':
        return context.json({
          ...named,
          VersionId: current,
          VersionStages: ['AWSCURRENT'],
          SecretString: JSON.stringify(secret.get()),
        });
      case 'secretsmanager.PutSecretValue': {
        const { ClientRequestToken: version = newSecretKey(), SecretString, VersionStages } = request;
        const value = secretSchema.parse(JSON.parse(SecretString));
        versions.set(version, value);
        if (VersionStages.includes('AWSCURRENT')) makeCurrent(version, value);
        return context.json({ ...named, VersionId: version, VersionStages });
      }
      case 'secretsmanager.UpdateSecretVersionStage': {
        const { VersionStage, MoveToVersionId = '', RemoveFromVersionId } = request;
        const value = versions.get(MoveToVersionId);
        if (!value)
          return refuse(context, 'ResourceNotFoundException', "Secrets Manager can't find that version.");
        if (VersionStage !== 'AWSCURRENT' || RemoveFromVersionId !== current)
          return refuse(
            context,
            'InvalidParameterException',
            `The label AWSCURRENT alone is moved here, and from the version ${current}, to which it is attached.`,
          );
        makeCurrent(MoveToVersionId, value);
        return context.json(named);
      }
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
