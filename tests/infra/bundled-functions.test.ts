import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCourses } from '../../lib/adapters/dynamodb/courses.ts';
import { createEnrollments } from '../../lib/adapters/dynamodb/enrollments.ts';
import { nameOf } from '../../lib/adapters/dynamodb/keys.ts';
import { createTable } from '../../lib/adapters/dynamodb/table.ts';
import type { LambdaName } from '../../lib/adapters/function-name.ts';
import { metricNamespace } from '../../lib/adapters/telemetry.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { bundleLambda } from '../../lib/infra/bundle.ts';
import { refusals } from '../../lib/local/aws-fake/contract.ts';
import { ensureTable } from '../../lib/local/dynamodb/ensure-table.ts';
import { readMail } from '../../lib/local/mailbox/read-mail.ts';
import { localEnvironment, localNames, useEnvironment } from '../../lib/local/process/environment.ts';
import { startServices } from '../../lib/local/world/services.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { recordCalls } from './recorded-calls.ts';
import { startLambda } from './start-lambda.ts';
import { allows, statementsOf } from './statements.ts';
import { synthesise } from './synthesised.ts';

const course = courseId.parse('sales-and-marketing');
const reader = 'ada@reader.test';
const baseUrl = 'https://course.harbour.test';
const folder = await temporaryFolder();

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
    host: new URL(baseUrl).host,
    ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
  },
  requestContext: {
    domainName: new URL(baseUrl).host,
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
    environment = localEnvironment({ ...services, baseUrl, defaultCourse: course });
    open.push(useEnvironment(environment));
    await ensureTable(localNames.table);
  });
  afterAll(async () => {
    for (const close of open.toReversed()) await close();
  });

  /** Lambda's queue, as far as the web uses it: takes an event at once, and hands it on when asked. */
  const startQueue = async () => {
    const events: { functionName: string; event: object }[] = [];
    const queue = createServer(async (received, response) => {
      const [, functionName = ''] = /\/functions\/([^/]+)\/invocations/.exec(received.url ?? '') ?? [];
      events.push({ functionName, event: Object(await json(received)) });
      response.writeHead(202).end();
    });
    queue.listen(0, '127.0.0.1');
    await once(queue, 'listening');
    open.push(() => queue.close());
    // A server that listens on a port has an AddressInfo; strings are for pipes.
    const { port } = queue.address() as AddressInfo;
    return { endpoint: `http://127.0.0.1:${port}`, take: () => events.splice(0) };
  };

  /** Starts a function behind proxies that note what it asks of AWS. */
  const start = async (name: LambdaName, queue = 'http://127.0.0.1:9') => {
    const bundle = join(folder, name);
    bundleLambda(name, bundle);
    const table = await recordCalls(services.dynamoDb);
    const rest = await recordCalls(services.awsFake);
    open.push(table.close, rest.close);
    return {
      name,
      calls: () => [...table.calls, ...rest.calls],
      lambda: await startLambda(bundle, {
        ...environment,
        AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
        AWS_ENDPOINT_URL_SES: rest.endpoint,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: rest.endpoint,
        AWS_ENDPOINT_URL_LAMBDA: queue,
      }),
    };
  };

  const mails = async () => {
    const stored = await services.fake.mails();
    return Promise.all(stored.map(async (mail) => readMail(mail, await services.fake.raw(mail.id))));
  };

  const enrollments = () => createEnrollments(createTable(localNames.table), localNames.shards);

  /** The one subscriber's enrollment. */
  const theEnrollment = async () => {
    const { Items = [] } = await new DynamoDBClient({}).send(
      new ScanCommand({ TableName: localNames.table, ProjectionExpression: 'pk, sk' }),
    );
    const names = Items.map(({ pk, sk }) => nameOf({ pk: pk?.S ?? '', sk: sk?.S ?? '' }));
    const named = names.find(({ kind }) => kind === 'enrollment');
    const enrollment = named?.kind === 'enrollment' && (await enrollments().load(named.ref));
    if (!enrollment) throw new Error('The sign-up left no enrollment.');
    return enrollment;
  };

  it('leave a trace of a call that fails, by its request, with frames of the bundle and without the event', async () => {
    const runJob = await start('run-job');
    const answer = await runJob.lambda.invoke({ kind: reader });
    expect(answer).toEqual({
      errorType: 'Error',
      errorMessage: 'function-under-test failed; the "surprise" of request request-1 in this log says where.',
    });
    const [line = '{}', ...others] = (await runJob.lambda.end()).trim().split('\n');
    expect(others).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      event: 'surprise',
      function: 'function-under-test',
      requestId: 'request-1',
      where: 'handler',
      error: 'ZodError',
      frames: expect.arrayContaining([expect.stringMatching(/^at .*index\.mjs:\d+:\d+\)?$/)]),
    });
  });

  it('publish a course, take a sign-up, send mails, hear of a bounce and erase a person, all within what IAM allows', async () => {
    const buildCourse = await start('build-course');
    expect(await buildCourse.lambda.invoke({})).toMatchObject({ kind: 'published' });
    expect(await buildCourse.lambda.invoke({})).toMatchObject({ kind: 'unchanged' });

    const queue = await startQueue();
    const web = await start('web', queue.endpoint);
    const runJob = await start('run-job');
    expect(await web.lambda.invoke(request('GET', '/'))).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('<form'),
    });

    const form = { email: reader, firstName: 'Ada', zone: 'Europe/London', course };
    const answer = await web.lambda.invoke(request('POST', '/subscribe', form));
    expect(answer).toMatchObject({ statusCode: 200 });
    const [signUp, ...others] = queue.take();
    expect(others).toEqual([]);
    expect(signUp).toMatchObject({
      functionName: 'dripline-local-run-job',
      event: { kind: 'take-sign-up', signUp: { address: reader } },
    });

    // SES refuses the first attempt, so that something is left for send-lessons to do.
    await services.fake.failNextSends(refusals.throttled);
    expect(await runJob.lambda.invoke(signUp?.event ?? {})).toEqual({ outcome: 'asked' });
    expect(await mails()).toEqual([]);
    await enrollments().save({ ...(await theEnrollment()), dueAt: instantOf('2026-01-01T00:00:00Z') });

    const sendLessons = await start('send-lessons');
    expect(await sendLessons.lambda.invoke({ sweeper: 0, of: 1 })).toMatchObject({ due: 1, sent: 1 });
    const [confirmation] = await mails();
    const link =
      confirmation?.text.match(/https:\/\/course\.harbour\.test(\/confirm\/\S+)/)?.[1] ?? '/no-link';
    expect(await web.lambda.invoke(request('POST', link, {}))).toMatchObject({ statusCode: 200 });
    const [firstLesson] = queue.take();
    expect(await runJob.lambda.invoke(firstLesson?.event ?? {})).toEqual({ outcome: 'sent' });
    expect(await mails()).toMatchObject([{ to: reader }, { to: reader }]);

    const recordFeedback = await start('record-feedback');
    await services.fake.feedback({ type: 'bounce', to: reader });
    for (const event of await services.fake.takeEvents()) await recordFeedback.lambda.invoke(Object(event));
    expect(await theEnrollment()).toMatchObject({ standing: { status: 'left', reason: 'bounce' } });

    const [, lesson] = await mails();
    const own = lesson?.text.match(/https:\/\/course\.harbour\.test(\/preferences\/\S+)/)?.[1] ?? '/no-link';
    expect(await web.lambda.invoke(request('GET', `${own}/data`))).toMatchObject({
      body: expect.stringContaining(reader),
    });
    expect(await web.lambda.invoke(request('POST', own, { kind: 'newsletter-yes' }))).toMatchObject({
      statusCode: 200,
    });
    expect(await web.lambda.invoke(request('POST', `${own}/erase`, {}))).toMatchObject({ statusCode: 200 });
    expect(await web.lambda.invoke(request('GET', own))).toMatchObject({ statusCode: 410 });

    const statements = statementsOf(synthesise(join(folder, 'cdk.out')).application);
    for (const { name, calls } of [buildCourse, web, runJob, sendLessons, recordFeedback]) {
      const refused = calls().filter((call) => !allows(statements, `dripline-prod-${name}`, call));
      expect({ name, made: calls().length > 0, refused }).toEqual({ name, made: true, refused: [] });
    }

    const people = [sendLessons, web, runJob, recordFeedback];
    const [sendLog, ...logs] = await Promise.all(people.map(({ lambda }) => lambda.end()));
    expect(`${sendLog}${logs}`).not.toContain(reader);
    // The alarm for mail that stays due stands on this line, and rings when it stays away.
    expect(sendLog).toContain(metric('oldestDueMinutes'));
    await buildCourse.lambda.end();
  });

  it('publish nothing of broken content, and say so where an alarm hears it', async () => {
    const courses = createCourses(createTable(localNames.table));
    const before = await courses.current(course);
    const broken = join(folder, 'broken');
    bundleLambda('build-course', broken);
    await writeFile(join(broken, 'content/site.yaml'), 'brand: [');

    const lambda = await startLambda(broken, environment);
    expect(await lambda.invoke({})).toMatchObject({ kind: 'refused' });
    expect(await lambda.end()).toContain(metric('buildsRefused'));
    expect(await courses.current(course)).toEqual(before);
  });
});
