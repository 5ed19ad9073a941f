import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** As whom AWS is asked. The SDK finds that out by itself, as it does in Lambda, unless it is said here. */
export type Caller = Pick<DynamoDBClientConfig, 'credentials'>;
