/** Whether a write was not made because its condition did not hold: DynamoDB's name for that, by which the SDK has its errors told apart. */
export const isConditionFailed = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';
