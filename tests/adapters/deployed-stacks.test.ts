import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeployedStacks } from '../../lib/adapters/deployed-stacks.ts';
import { type Door, openDoor } from '../../lib/local/process/door.ts';
import { useEnvironment } from '../../lib/local/process/environment.ts';
import { NoAnswer } from '../../lib/pipeline/ports/doctor.ts';

const xmlns = 'xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"';
const member = (type: string, id: string, status = 'CREATE_COMPLETE') =>
  `<member><LastUpdatedTimestamp>2027-01-12T00:00:00.000Z</LastUpdatedTimestamp><LogicalResourceId>It</LogicalResourceId>
   <PhysicalResourceId>${id}</PhysicalResourceId><ResourceStatus>${status}</ResourceStatus><ResourceType>${type}</ResourceType></member>`;
const listed = (members: string, next = '') =>
  `<ListStackResourcesResponse ${xmlns}><ListStackResourcesResult>
   <StackResourceSummaries>${members}</StackResourceSummaries>${next}</ListStackResourcesResult></ListStackResourcesResponse>`;
const output = (name: string, value: string, description: string) =>
  `<member><Description>${description}</Description><OutputKey>${name}</OutputKey><OutputValue>${value}</OutputValue></member>`;
const described = `<DescribeStacksResponse ${xmlns}><DescribeStacksResult><Stacks><member>
   <StackName>dripline-prod-address</StackName><Tags><member><Key>dripline</Key><Value>prod</Value></member></Tags>
   <Outputs>${output('DnsRecord10', 'ten', 'MX')}${output('DnsRecord2', '&quot;two&quot;', 'SPF')}</Outputs>
   </member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
const refusal = (code: string) =>
  `<ErrorResponse ${xmlns}><Error><Type>Sender</Type><Code>${code}</Code><Message>…</Message></Error></ErrorResponse>`;

/** What CloudFormation answers to a query. */
const answerTo = (query: URLSearchParams): [number, string] => {
  const [stack, action] = [query.get('StackName'), query.get('Action')];
  if (stack === 'dripline-beside-data') return [403, refusal('AccessDenied')];
  if (stack === 'dripline-beside-address') return [200, '<html></html>'];
  if (stack !== 'dripline-prod-address') return [400, refusal('ValidationError')];
  if (action === 'DescribeStacks') return [200, described];
  return query.has('NextToken')
    ? [200, listed(member('AWS::SES::EmailIdentity', 'harbour.test'))]
    : [
        200,
        listed(
          member('AWS::ApiGatewayV2::Api', 'abc123') +
            member('AWS::Logs::LogGroup', 'gone', 'DELETE_COMPLETE'),
          '<NextToken>more</NextToken>',
        ),
      ];
};

const server = createServer(async (incoming, outgoing) => {
  const query = new URLSearchParams(await text(incoming));
  const signed = incoming.headers.authorization?.includes('/cloudformation/aws4_request') === true;
  const [status, body] = signed ? answerTo(query) : [403, refusal('MissingAuthenticationToken')];
  outgoing.writeHead(status, { 'content-type': 'text/xml' }).end(body);
});
let door: Door;
let leave: () => void;
beforeAll(async () => {
  const opened = await openDoor(server, 0, 'this-machine');
  if (typeof opened === 'string') throw new Error(opened);
  door = opened;
  leave = useEnvironment({
    AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${door.port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'somebody',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
});
afterAll(async () => {
  leave();
  await door.close();
});

describe('the stacks of a stage', () => {
  it('have the resources that are there, on every page of the answer', async () => {
    expect(await createDeployedStacks('prod').resources('address')).toEqual([
      { type: 'AWS::ApiGatewayV2::Api', id: 'abc123' },
      { type: 'AWS::SES::EmailIdentity', id: 'harbour.test' },
    ]);
  });

  it('have their outputs, in the order of their names and numbers', async () => {
    expect(await createDeployedStacks('prod').outputs('address')).toEqual([
      { name: 'DnsRecord2', value: '"two"', description: 'SPF' },
      { name: 'DnsRecord10', value: 'ten', description: 'MX' },
    ]);
  });

  it('are not there where CloudFormation knows of none', async () => {
    const stacks = createDeployedStacks('prod');
    expect([await stacks.resources('data'), await stacks.outputs('data')]).toEqual([undefined, undefined]);
  });

  it('are said not to be known where one may not ask, or gets something else', async () => {
    const stacks = createDeployedStacks('beside');
    await expect(stacks.resources('data')).rejects.toMatchObject({
      name: 'NoAnswer',
      toDo: expect.stringContaining('cloudformation:ListStackResources'),
    });
    await expect(stacks.outputs('address')).rejects.toBeInstanceOf(NoAnswer);
  });
});
