/** The functions of a stage: one folder of `lambdas/` each. */
export const lambdaNames = [
  'build-course',
  'send-lessons',
  'web',
  'run-job',
  'record-feedback',
  'record-deliveries',
  'send-webhooks',
  'send-report',
] as const;

export type LambdaName = (typeof lambdaNames)[number];

/** What AWS knows a function of a stage by. */
export const functionName = (stage: string, name: LambdaName): string => `dripline-${stage}-${name}`;
