import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AssetHashType, type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  type EventInvokeConfigOptions,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { functionName, type LambdaName } from '../adapters/function-name.ts';
import type { PreparedContent } from '../domain/content/content.ts';
import { bundleLambda, projectRoot } from './bundle.ts';
import { functionMegabytes } from './function-megabytes.ts';
import { nodeOptions } from './node-options.ts';

export type DriplineFunctionProps = EventInvokeConfigOptions & {
  stage: string;
  description: string;
  timeout: Duration;
  environment: Record<string, string>;
  /** Leaves out Lambda's own lines about every call that went well: for what is called a million times. */
  quiet?: boolean;
  /** What it publishes after a deploy. */
  content?: PreparedContent;
};

const runtime = Runtime.NODEJS_24_X;

/** The folder only tells CDK the functions apart; what esbuild makes of it is the asset. */
const codeOf = (name: LambdaName, content: PreparedContent | undefined): Code =>
  Code.fromAsset(join(projectRoot, 'lambdas', name), {
    // What esbuild wrote decides whether there is something to deploy, not what lies about in the project.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK asks for an image but never starts it, since the local bundling always succeeds or throws.
      image: runtime.bundlingImage,
      local: {
        tryBundle(directory) {
          const account = bundleLambda(name, directory, content);
          // For whoever asks what of ours and of others is in it; beside what is deployed, and not in it.
          writeFileSync(join(dirname(directory), `${name}.metafile.json`), JSON.stringify(account));
          return true;
        },
      },
    },
  });

/** One folder of `lambdas/` as it runs in AWS: its bundle, its own role that may do nothing yet, its log. */
export class DriplineFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, name: LambdaName, props: DriplineFunctionProps) {
    super(scope, name);
    const { stage, quiet = false, environment, content, ...options } = props;
    const nameAtAws = functionName(stage, name);
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${nameAtAws}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own, because the default one comes with a managed policy that may write any log.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);

    this.lambda = new LambdaFunction(this, 'Function', {
      ...options,
      functionName: nameAtAws,
      environment: { NODE_OPTIONS: nodeOptions, ...environment },
      runtime,
      architecture: Architecture.ARM_64,
      memorySize: functionMegabytes[name],
      handler: 'index.handler',
      code: codeOf(name, content),
      role,
      logGroup,
      // Lambda leaves lines that are JSON already, as ours are, the way they are.
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: quiet ? SystemLogLevel.WARN : SystemLogLevel.INFO,
    });
  }
}

export type Functions = Record<LambdaName, DriplineFunction>;
