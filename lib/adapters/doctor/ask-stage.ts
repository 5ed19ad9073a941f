import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { type Instant, instantOf } from '../../domain/time/instant.ts';
import type { Surroundings } from '../../pipeline/ports/doctor.ts';
import type { Caller } from '../caller.ts';
import { functionName, lambdaNames } from '../function-name.ts';
import { answerOf, inTime } from './answer-of.ts';

const momentSchema = z.date().transform((date): Instant => instantOf(date.toISOString()));

const tableSchema = z.object({
  Table: z.object({ TableStatus: z.string(), DeletionProtectionEnabled: z.boolean().default(false) }),
});

const backupsSchema = z.object({
  ContinuousBackupsDescription: z.object({
    PointInTimeRecoveryDescription: z
      .object({
        PointInTimeRecoveryStatus: z.string(),
        EarliestRestorableDateTime: momentSchema.optional(),
      })
      .optional(),
  }),
});

const secretSchema = z.object({
  CreatedDate: momentSchema,
  LastChangedDate: momentSchema.optional(),
  DeletedDate: momentSchema.optional(),
});

const functionSchema = z.object({
  Runtime: z.string(),
  State: z.string().default('Active'),
  LastUpdateStatus: z.string().default('Successful'),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
});

type OfStage = 'table' | 'secret' | 'functions';

/** What the services say of a stage's own table, secret and functions. */
export const askStage = (
  { table, secret, stage }: { table: string; secret: string; stage: string },
  caller: Caller,
  timeLimitMilliseconds: number,
): Pick<Surroundings, OfStage> => {
  const settings = { ...caller, ...inTime(timeLimitMilliseconds) };
  const dynamoDb = new DynamoDBClient(settings);
  const secrets = new SecretsManagerClient(settings);
  const lambda = new LambdaClient(settings);

  return {
    table: () =>
      answerOf(
        { whom: 'DynamoDB', action: 'dynamodb:DescribeTable and dynamodb:DescribeContinuousBackups' },
        async () => {
          const { Table } = tableSchema.parse(
            await dynamoDb.send(new DescribeTableCommand({ TableName: table })),
          );
          const { ContinuousBackupsDescription } = backupsSchema.parse(
            await dynamoDb.send(new DescribeContinuousBackupsCommand({ TableName: table })),
          );
          const recovery = ContinuousBackupsDescription.PointInTimeRecoveryDescription;
          return {
            isActive: Table.TableStatus === 'ACTIVE' || Table.TableStatus === 'UPDATING',
            isProtected: Table.DeletionProtectionEnabled,
            recovery:
              recovery?.PointInTimeRecoveryStatus === 'ENABLED'
                ? { isOn: true, from: recovery.EarliestRestorableDateTime }
                : { isOn: false },
          };
        },
      ),
    secret: () =>
      answerOf({ whom: 'Secrets Manager', action: 'secretsmanager:DescribeSecret' }, async () => {
        const described = secretSchema.parse(
          await secrets.send(new DescribeSecretCommand({ SecretId: secret })),
        );
        return {
          createdAt: described.CreatedDate,
          changedAt: described.LastChangedDate ?? described.CreatedDate,
          deletedFrom: described.DeletedDate,
        };
      }),
    functions: () =>
      answerOf({ whom: 'Lambda', action: 'lambda:GetFunctionConfiguration' }, () =>
        Promise.all(
          lambdaNames.map(async (name) => {
            const command = new GetFunctionConfigurationCommand({ FunctionName: functionName(stage, name) });
            const found = functionSchema.parse(await lambda.send(command));
            return {
              name,
              runtime: found.Runtime,
              state: found.State,
              lastUpdate: found.LastUpdateStatus,
              version: found.Environment?.Variables.VERSION,
            };
          }),
        ),
      ),
  };
};
