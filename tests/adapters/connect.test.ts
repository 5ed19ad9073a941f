import { expect, it } from 'vitest';
import { createPooledRequests } from '../../lib/adapters/aws/pooled-requests.ts';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { defaultSending } from '../../lib/domain/content/site.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { localEnvironment, useEnvironment } from '../../lib/local/process/environment.ts';
import { newPass } from '../../lib/local/process/new-pass.ts';
import { courseWith, theCourse } from '../fixtures/people.ts';
import { publishTo } from '../worlds/course-in-table.ts';
import { embeddedDynamoDb } from '../worlds/embedded-dynamodb.ts';
import { firstSecret } from '../worlds/web-in-memory.ts';
import { startScriptedAws } from './aws/scripted-aws.ts';

const aws = await startScriptedAws();
const secret = { status: 200, body: JSON.stringify({ SecretString: firstSecret }) };
const { newTable } = await embeddedDynamoDb();
const here = (dynamoDb: string) =>
  localEnvironment({
    dynamoDb,
    awsFake: aws.endpoint,
    pass: newPass(),
    baseUrl: 'https://learn.example.com',
    front: 'bread',
  });

it('has what one port has read of content for all the others', async () => {
  const { name } = await newTable();
  const { AWS_ENDPOINT_URL_DYNAMODB: dynamoDb = '', AWS_SESSION_TOKEN } = process.env;
  const leave = useEnvironment({ ...here(dynamoDb), AWS_SESSION_TOKEN, TABLE_NAME: name });
  try {
    let asked = 0;
    const tableRequests: typeof createPooledRequests = (limits) => {
      const requests = createPooledRequests(limits);
      return {
        ...requests,
        handle: (...request) => {
          asked += 1;
          return requests.handle(...request);
        },
      };
    };
    const { result: connection } = await aws.during([secret], () =>
      connect(readEnvironment(process.env), { tableRequests, write: () => {} }),
    );
    await publishTo(connection, courseWith(['flour']));
    await connection.courses.current(theCourse);
    asked = 0;
    await connection.courses.current(theCourse);
    const toSeeWhichIsCurrent = asked;
    asked = 0;
    expect(await connection.sendingSettings()).toEqual(defaultSending());
    expect(asked).toBe(toSeeWhichIsCurrent);
  } finally {
    leave();
  }
});

it('reads what different ports are asked for at once by one call of the table: a page is as slow as its calls', async () => {
  const leave = useEnvironment(here(aws.endpoint));
  try {
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
