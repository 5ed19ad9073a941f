import {
  BatchGetItem$,
  DeleteItem$,
  DescribeTable$,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItem$,
  GetItemCommand,
  PutItem$,
  Query$,
  Scan$,
  UpdateItem$,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDbOperation } from '../aws/document-calls.ts';
import type { WholeClient } from '../aws/whole-client.ts';
import { wholeClientOf } from './whole-client-of.ts';

export const createWholeDynamoDb = (settings: DynamoDBClientConfig): WholeClient<DynamoDbOperation> =>
  wholeClientOf(
    new DynamoDBClient(settings),
    {
      BatchGetItem: BatchGetItem$,
      DeleteItem: DeleteItem$,
      DescribeTable: DescribeTable$,
      GetItem: GetItem$,
      PutItem: PutItem$,
      Query: Query$,
      Scan: Scan$,
      UpdateItem: UpdateItem$,
    },
    GetItemCommand,
  );
