/** A service of AWS that speaks an RPC protocol, as its requests name it. `tests/adapters/aws` holds each against its client in the SDK. */
export type Service = {
  /** By which the environment names its endpoint. */
  environmentName: string;
  /** With which the names of its hosts begin. */
  hostPrefix: string;
  /** For which its requests are signed. */
  signingName: string;
  /** What heads a request of an operation. */
  headersOf(operation: string): Record<string, string>;
};

const jsonOf = (version: '1.0' | '1.1', targets: string) => (operation: string) => ({
  'content-type': `application/x-amz-json-${version}`,
  'x-amz-target': `${targets}.${operation}`,
});

export const dynamoDb: Service = {
  environmentName: 'DYNAMODB',
  hostPrefix: 'dynamodb',
  signingName: 'dynamodb',
  headersOf: jsonOf('1.0', 'DynamoDB_20120810'),
};

export const secretsManager: Service = {
  environmentName: 'SECRETS_MANAGER',
  hostPrefix: 'secretsmanager',
  signingName: 'secretsmanager',
  headersOf: jsonOf('1.1', 'secretsmanager'),
};

/** Its operation is named in the form that is its body. */
export const ses: Service = {
  environmentName: 'SES',
  hostPrefix: 'email',
  signingName: 'ses',
  headersOf: () => ({ 'content-type': 'application/x-www-form-urlencoded' }),
};
