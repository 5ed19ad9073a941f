import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { connect } from '../lib/adapters/connect.ts';
import { examinedStage } from '../lib/adapters/doctor/examined-stage.ts';
import { readEnvironment } from '../lib/adapters/environment.ts';
import { failedWork } from '../lib/adapters/failed-work.ts';
import { functionName } from '../lib/adapters/function-name.ts';
import { createMailerWhenAsked } from '../lib/adapters/ses/mailer-when-asked.ts';
import type { StageName } from '../lib/domain/stage/stage-settings.ts';
import type { BuildOutcome } from '../lib/pipeline/publish/build-course.ts';
import type { Stage } from './stage.ts';
import { UsageError } from './usage-error.ts';

/** Nothing of that name has been deployed. */
export class StageNotFound extends UsageError {
  override name = 'StageNotFound';
}

/** With the table that its functions work on. */
export type DeployedStage = Stage & { tableName: string };

/**
 * A deployed stage, found by the names its functions have. What they know (table, secret, addresses) is read
 * from the web function itself, so that nothing has to be told twice. Needs the caller's AWS credentials.
 */
export const openCloudStage = async (name: StageName): Promise<DeployedStage> => {
  const lambda = new LambdaClient({});
  const { Environment } = await lambda
    .send(new GetFunctionConfigurationCommand({ FunctionName: functionName(name, 'web') }))
    .catch((error: unknown) => {
      if (error instanceof ResourceNotFoundException)
        throw new StageNotFound(
          `There is no stage “${name}” in this account and Region; deploy it with: npm run deploy -- --stage ${name}`,
        );
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new UsageError(
        `AWS did not answer for stage “${name}” (${reason}). Check your credentials and Region.`,
      );
    });

  const environment = readEnvironment(Environment?.Variables ?? {});
  const connection = await connect(environment);
  return {
    connection: {
      ...connection,
      mailer: createMailerWhenAsked(environment.CONFIGURATION_SET, connection.caller),
    },
    tableName: environment.TABLE_NAME,
    ...failedWork(environment),
    examined: examinedStage(environment),
    build: async (event) => {
      const { Payload, FunctionError } = await lambda.send(
        new InvokeCommand({
          FunctionName: functionName(name, 'build-course'),
          Payload: JSON.stringify(event),
        }),
      );
      const answer = new TextDecoder().decode(Payload);
      if (FunctionError)
        throw new UsageError(
          `build-course failed (${FunctionError}); its log says why. What is published stays published.`,
        );
      // Our own function answered, of the version that is deployed.
      return JSON.parse(answer) as BuildOutcome;
    },
    close: async () => lambda.destroy(),
  };
};
