/** Records as Firehose hands them over: of SES's, each ends its line; whatever is no object comes as the text it is. */
export const sampleBatch = (...said: unknown[]) => ({
  invocationId: 'a4a1f1b0-6d4c-4b57-a0c9-3c2f2a1d9e55',
  deliveryStreamArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/deliveries',
  region: 'us-east-1',
  records: said.map((one, index) => ({
    recordId: `record-${index}`,
    approximateArrivalTimestamp: 1_795_536_005_000,
    data: base64Of(one),
  })),
});

const base64Of = (said: unknown): string =>
  Buffer.from(typeof said === 'string' ? said : `${JSON.stringify(said)}\n`).toString('base64');

/** An object of the bucket: what Firehose tried with each, and the record itself. */
export const sampleObject = (...said: unknown[]): string =>
  said
    .map((one) =>
      JSON.stringify({
        attemptsMade: 4,
        arrivalTimestamp: 1_795_536_005_000,
        errorCode: 'Lambda.FunctionError',
        errorMessage: 'The Lambda function was successfully invoked but it returned an error result.',
        attemptEndingTimestamp: 1_795_536_099_000,
        rawData: base64Of(one),
        lambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:dripline-prod-record-deliveries',
      }),
    )
    .join('\n');

/** What EventBridge says of it. */
export const sampleObjectCreated = (bucket: string, key: string) => ({
  version: '0',
  id: '17793124-05d4-b198-2fde-7ededc63b103',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  account: '123456789012',
  time: '2026-11-24T15:03:00Z',
  region: 'us-east-1',
  resources: [`arn:aws:s3:::${bucket}`],
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: { key, size: 9_000, etag: 'b1946ac92492d2347c6235b4d2611184', sequencer: '00617F08299329D189' },
    'request-id': 'N4N7GDK58NMKJ12R',
    requester: '123456789012',
    reason: 'PutObject',
  },
});
