import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrollmentsIn } from '../../lib/adapters/dynamodb/enrollments.ts';
import { connectTable } from '../../lib/adapters/dynamodb/table.ts';
import { environmentSchema } from '../../lib/adapters/environment.ts';
import { metricNamespace } from '../../lib/adapters/telemetry.ts';
import { courseId } from '../../lib/domain/course.ts';
import { instantOf } from '../../lib/domain/instant.ts';
import { subscriberId } from '../../lib/domain/subscriber.ts';
import { bundleLambda, type LambdaName } from '../../lib/infra/bundle.ts';
import { contentPartitions } from '../../lib/infra/record-access.ts';
import { refusals } from '../../lib/local/aws-fake/contract.ts';
import { localEnvironment, localNames, useEnvironment } from '../../lib/local/environment.ts';
import { startServices } from '../../lib/local/services.ts';
import { ensureTable } from '../../lib/local/table.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { startLambda } from './start-lambda.ts';

const lambdas: LambdaName[] = ['build-course', 'send-lessons', 'web', 'record-feedback'];
const course = courseId.parse('sales-and-marketing');
const reader = 'ada@reader.test';

const folder = await temporaryFolder();
const bundles = new Map(lambdas.map((name) => [name, bundleLambda(name, join(folder, name))]));
const inputsOf = (name: LambdaName): string[] => Object.keys(bundles.get(name)?.inputs ?? {});
const bytesOf = (name: LambdaName): number => Object.values(bundles.get(name)?.outputs ?? {})[0]?.bytes ?? 0;

describe('the bundles', () => {
  it('hold MJML in build-course alone', () => {
    const holding = lambdas.filter((name) => inputsOf(name).some((path) => path.includes('/mjml')));
    expect(holding).toEqual(['build-course']);
  });

  it('hold nothing of the local world and nothing of CDK', () => {
    for (const name of lambdas)
      expect(
        inputsOf(name).filter((path) => /^lib\/(local|infra)\/|aws-cdk-lib|dynalite/.test(path)),
      ).toEqual([]);
  });

  it('stay small enough to start quickly', () => {
    for (const name of lambdas) expect(bytesOf(name)).toBeLessThan(name === 'build-course' ? 5e6 : 1.5e6);
  });
});

describe('a bundled function', () => {
  const variables = Object.keys(environmentSchema.shape);
  const complete = localEnvironment({
    dynamoDb: 'http://127.0.0.1:9',
    awsFake: 'http://127.0.0.1:9',
    baseUrl: 'http://127.0.0.1:9',
    defaultCourse: course,
  });

  it.each(lambdas)('%s does not start without its environment, and names what is missing', async (name) => {
    for (const missing of name === 'web' ? variables : ['TABLE_NAME']) {
      const started = startLambda(join(folder, name), { ...complete, [missing]: undefined });
      await expect(started).rejects.toThrow(`lacks a usable ${missing}.`);
    }
  });
});

/** A metric as it stands in a line of the log. */
const metric = (Name: string): string =>
  JSON.stringify({ Namespace: metricNamespace, Dimensions: [['Stage']], Metrics: [{ Name }] });

/** What API Gateway's HTTP API sends, in payload format 2.0. */
const request = (method: string, path: string, form?: Record<string, string>) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: {
    host: 'course.harbour.test',
    ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
  },
  requestContext: {
    domainName: 'course.harbour.test',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'test' },
    stage: '$default',
  },
  ...(form && { body: new URLSearchParams(form).toString() }),
  isBase64Encoded: false,
});

describe('the bundled functions, with nothing but what is packed beside them', () => {
  const open: (() => unknown)[] = [];
  let services: Awaited<ReturnType<typeof startServices>>;
  let environment: ReturnType<typeof localEnvironment>;

  beforeAll(async () => {
    services = await startServices(join(folder, 'services'), 0);
    open.push(services.end);
    environment = localEnvironment({ ...services, baseUrl: 'http://127.0.0.1', defaultCourse: course });
    open.push(useEnvironment(environment));
    await ensureTable(localNames.table);
  });
  afterAll(async () => {
    for (const close of open.toReversed()) await close();
  });

  const start = async (name: LambdaName) => {
    const lambda = await startLambda(join(folder, name), environment);
    open.push(lambda.end);
    return lambda;
  };

  const partitions = async () => {
    const { Items = [] } = await new DynamoDBClient({}).send(
      new ScanCommand({ TableName: localNames.table, ProjectionExpression: 'pk' }),
    );
    const keys = Items.map(({ pk }) => pk?.S ?? '');
    const ofContent = (key: string) =>
      contentPartitions.some((pattern) =>
        pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern,
      );
    return { content: keys.filter(ofContent), people: keys.filter((key) => !ofContent(key)) };
  };

  it('publish a course, take a sign-up, send a mail and hear of its bounce', async () => {
    const buildCourse = await start('build-course');
    expect(await buildCourse.invoke({})).toMatchObject({ outcome: 'published' });
    expect(await buildCourse.invoke({})).toMatchObject({ outcome: 'unchanged' });

    // The partitions that each function writes are the ones that its role in AWS lets it write.
    const published = await partitions();
    expect(published.people).toEqual([]);

    const web = await start('web');
    const page = await web.invoke(request('GET', '/'));
    expect(page).toMatchObject({ statusCode: 200, body: expect.stringContaining('<form') });

    // SES refuses the first attempt, so that something is left for send-lessons to do.
    await services.fake.failNextSends(refusals.accountPaused);
    const form = { email: reader, firstName: 'Ada', zone: 'Europe/London', course };
    expect(await web.invoke(request('POST', '/subscribe', form))).toMatchObject({ statusCode: 200 });
    const signedUp = await partitions();
    expect(signedUp.content).toEqual(published.content);
    const id = subscriberId.parse(
      signedUp.people.find((key) => key.startsWith('SUB#'))?.slice('SUB#'.length),
    );

    const enrollments = enrollmentsIn(connectTable(localNames.table), localNames.shards);
    const [waiting] = await enrollments.of(id);
    if (!waiting) throw new Error('The sign-up left no enrollment.');
    await enrollments.save({ ...waiting, dueAt: instantOf('2026-01-01T00:00:00Z') });

    const sendLessons = await start('send-lessons');
    expect(await sendLessons.invoke({})).toMatchObject({ due: 1, sent: 1 });
    expect(await services.fake.mails()).toMatchObject([{ destinations: [reader] }]);

    const recordFeedback = await start('record-feedback');
    await services.fake.feedback({ type: 'bounce', to: reader });
    for (const event of await services.fake.takeEvents()) await recordFeedback.invoke(Object(event));
    expect(await enrollments.of(id)).toMatchObject([{ standing: { status: 'left', reason: 'bounce' } }]);
    expect((await partitions()).content).toEqual(published.content);

    const logs = await Promise.all([web, sendLessons, recordFeedback].map(({ end }) => end()));
    expect(logs.join('')).not.toContain(reader);
    // Two alarms stand on these lines; one of them rings when its line stays away.
    expect(logs[0]).toContain(metric('halted'));
    expect(logs[1]).toContain(metric('oldestDueMinutes'));
  });

  it('publish nothing of broken content, and say so where an alarm hears it', async () => {
    const broken = join(folder, 'broken');
    bundleLambda('build-course', broken);
    await writeFile(join(broken, 'content/site.yaml'), 'brand: [');
    const before = await partitions();

    const buildCourse = await startLambda(broken, environment);
    expect(await buildCourse.invoke({})).toMatchObject({ outcome: 'refused' });
    expect(await buildCourse.end()).toContain(metric('buildsRefused'));
    expect(await partitions()).toEqual(before);
  });
});
