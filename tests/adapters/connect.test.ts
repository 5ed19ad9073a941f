import { expect, it } from 'vitest';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { localEnvironment, useEnvironment } from '../../lib/local/process/environment.ts';
import { newPass } from '../../lib/local/process/pass.ts';
import { firstSecret } from '../worlds/web-in-memory.ts';
import { startScriptedAws } from './aws/scripted-aws.ts';

const aws = await startScriptedAws();
const leave = useEnvironment(
  localEnvironment({
    dynamoDb: aws.endpoint,
    awsFake: aws.endpoint,
    pass: newPass(),
    baseUrl: 'https://learn.example.com',
    front: 'bread',
  }),
);

it('reads what different ports are asked for at once by one call of the table: a page is as slow as its calls', async () => {
  try {
    const secret = { status: 200, body: JSON.stringify({ SecretString: firstSecret }) };
    const { result: connection } = await aws.during([secret], () => connect(readEnvironment(process.env)));
    const nothing = { status: 200, body: '{"Responses":{}}' };
    const { seen } = await aws.during([nothing], () =>
      Promise.all([
        connection.courses.current(courseId.parse('bread')),
        connection.sending.load(),
        connection.suppressions.find(connection.hashes.address(emailAddress.parse('ada@example.com'))),
      ]),
    );
    expect(seen.map(({ headers }) => headers['x-amz-target'])).toEqual(['DynamoDB_20120810.BatchGetItem']);
  } finally {
    leave();
  }
});
