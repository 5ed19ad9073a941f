import { once } from 'node:events';
import { access, cp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCountDeadLetters } from '../../lib/adapters/count-dead-letters.ts';
import { createCourses } from '../../lib/adapters/dynamodb/courses.ts';
import { createEnrollments } from '../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { nameOf } from '../../lib/adapters/dynamodb/keys.ts';
import { createTable } from '../../lib/adapters/dynamodb/table.ts';
import { productionStage } from '../../lib/adapters/environment.ts';
import { functionName, type LambdaName, lambdaNames } from '../../lib/adapters/function-name.ts';
import { metricNamespace } from '../../lib/adapters/telemetry.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { createPrepareContent } from '../../lib/images/prepare-content.ts';
import { refusals } from '../../lib/local/aws-fake/contract.ts';
import { ensureTable } from '../../lib/local/dynamodb/ensure-table.ts';
import { readMail } from '../../lib/local/mailbox/read-mail.ts';
import {
  localEnvironment,
  localNames,
  localStage,
  useEnvironment,
} from '../../lib/local/process/environment.ts';
import { readSiteIn } from '../../lib/local/world/publishing.ts';
import { startServices } from '../../lib/local/world/services.ts';
import { sampleBatch } from '../adapters/ses/sample-batch.ts';
import { sampleEvent } from '../adapters/ses/sample-event.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { createCheckpoint } from '../iam/checkpoint.ts';
import { policiesOf } from '../iam/policies-of.ts';
import { contentOnDisk } from '../worlds/content-on-disk.ts';
import { takeEvents } from '../worlds/take-events.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { cdkSynth } from './cdk-synth.ts';
import { startLambda } from './start-lambda.ts';

const onDisk = await contentOnDisk(breadCourse());
const course = courseId.parse('bread');
const reader = 'ada@reader.test';
const baseUrl = 'https://course.harbour.test';
const folder = await temporaryFolder();
const content = await createPrepareContent()(onDisk);
const packed = await cdkSynth(onDisk, join(folder, 'cdk.out'));

/** The folder that `cdk synth` has packed a function in. */
const bundleOf = (name: LambdaName): string => {
  const bundle = packed.get(functionName(productionStage, name));
  if (bundle === undefined) throw new Error(`${name} was not packed.`);
  return bundle;
};

const webhookEvent = {
  id: 'msg_1',
  type: 'confirmed',
  at: '2026-01-01T00:00:00.000Z',
  subscriberId: 'a'.repeat(26),
  of: { kind: 'course', courseId: course },
};

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

describe('cdk synth', () => {
  it('needs no account, no network and no Docker, and packs every function with what it reads', async () => {
    const bundles = [...packed.values()];
    expect([...packed.keys()].sort()).toEqual(
      lambdaNames.map((name) => functionName(productionStage, name)).sort(),
    );
    for (const bundle of bundles) await access(join(bundle, 'index.mjs'));

    const holding = async (path: string) => {
      const found = await Promise.allSettled(bundles.map((bundle) => access(join(bundle, path))));
      return found.filter(({ status }) => status === 'fulfilled').length;
    };
    expect(await holding('content/courses/bread/flour.yaml')).toBe(1);
    expect(await holding('content/cards.json')).toBe(1);
    expect(await holding('images')).toBe(1);
    expect(await holding('templates/emails')).toBe(1);
    expect(await holding('templates/pages')).toBe(1);
  });
});

describe('the bundled functions, with nothing but what is packed beside them', () => {
  const open: (() => unknown)[] = [];
  let services: Awaited<ReturnType<typeof startServices>>;
  let environment: ReturnType<typeof localEnvironment>;
  let checkpoint: ReturnType<typeof createCheckpoint>;

  beforeAll(async () => {
    services = await startServices(join(folder, 'services'), 0);
    open.push(services.end);
    environment = localEnvironment({ ...services, baseUrl, front: course });
    open.push(useEnvironment(environment));
    await ensureTable(localNames.table);
    const read = await readSiteIn(onDisk);
    if ('faults' in read) throw new Error('The content has faults.');
    checkpoint = createCheckpoint(await policiesOf(read.site));
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

  /** Starts a function as itself, so that the checkpoint lets through what its policy allows. */
  const start = async (name: LambdaName, queue = 'http://127.0.0.1:9') => {
    const { variables, close } = await checkpoint.open({ ...environment, AWS_ENDPOINT_URL_LAMBDA: queue });
    open.push(close);
    const ownKey = { AWS_ACCESS_KEY_ID: functionName(localStage, name) };
    return startLambda(bundleOf(name), { ...environment, ...variables, ...ownKey });
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
    const answer = await runJob.invoke({ kind: reader });
    expect(answer).toEqual({
      errorType: 'Error',
      errorMessage: 'function-under-test failed; the "surprise" of request request-1 in this log says where.',
    });
    const [line = '{}', ...others] = (await runJob.end()).trim().split('\n');
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
    expect(await buildCourse.invoke({})).toMatchObject({ kind: 'published' });
    expect(await buildCourse.invoke({})).toMatchObject({ kind: 'unchanged' });

    const queue = await startQueue();
    const web = await start('web', queue.endpoint);
    const runJob = await start('run-job');
    expect(await web.invoke(request('GET', '/'))).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('<form'),
    });
    // The card of the sign-up page came with the deploy, and goes by build-course and the table to whoever asks the web.
    for (const [name, bytes] of content.images)
      expect(await web.invoke(request('GET', `/images/${name}`))).toMatchObject({
        statusCode: 200,
        body: Buffer.from(bytes).toString('base64'),
        isBase64Encoded: true,
      });

    const form = { email: reader, firstName: 'Ada', zone: 'Europe/London', course };
    const answer = await web.invoke(request('POST', '/subscribe', form));
    expect(answer).toMatchObject({ statusCode: 200 });
    const [signUp, ...others] = queue.take();
    expect(others).toEqual([]);
    expect(signUp).toMatchObject({
      functionName: functionName(localStage, 'run-job'),
      event: { kind: 'take-sign-up', signUp: { address: reader } },
    });

    // SES refuses the first attempt, so that something is left for send-lessons to do.
    await services.fake.failNextSends(refusals.throttled);
    expect(await runJob.invoke(signUp?.event ?? {})).toEqual({ outcome: 'asked' });
    expect(await mails()).toEqual([]);
    await enrollments().save({ ...(await theEnrollment()), dueAt: instantOf('2026-01-01T00:00:00Z') });

    const sendLessons = await start('send-lessons');
    expect(await sendLessons.invoke({ sweeper: 0, of: 1 })).toMatchObject({ due: 1, sent: 1 });
    const [confirmation] = await mails();
    const link =
      confirmation?.text.match(/https:\/\/course\.harbour\.test(\/confirm\/\S+)/)?.[1] ?? '/no-link';
    expect(await web.invoke(request('POST', link, {}))).toMatchObject({ statusCode: 200 });
    const [firstLesson] = queue.take();
    expect(await runJob.invoke(firstLesson?.event ?? {})).toEqual({ outcome: 'sent' });
    expect(await mails()).toMatchObject([{ to: reader }, { to: reader }]);

    const recordFeedback = await start('record-feedback');
    await services.fake.feedback({ type: 'bounce', to: reader });
    for (const event of await takeEvents(services.fake)) await recordFeedback.invoke(Object(event));
    expect(await theEnrollment()).toMatchObject({ standing: { status: 'left', reason: 'bounce' } });

    const recordDeliveries = await start('record-deliveries');
    const delivery = sampleEvent('Delivery', { to: reader }).detail;
    expect(await recordDeliveries.invoke(sampleBatch(delivery, 'nonsense'))).toMatchObject({
      records: [{ result: 'Dropped' }, { result: 'Dropped' }],
    });
    expect(await createCountDeadLetters(environment.DEAD_LETTERS)()).toBe(1);

    const [, lesson] = await mails();
    const own = lesson?.text.match(/https:\/\/course\.harbour\.test(\/preferences\/\S+)/)?.[1] ?? '/no-link';
    expect(await web.invoke(request('GET', `${own}/data`))).toMatchObject({
      body: expect.stringContaining(reader),
    });
    expect(await web.invoke(request('POST', own, { kind: 'newsletter-yes', list: 'letters' }))).toMatchObject(
      {
        statusCode: 200,
      },
    );
    expect(await web.invoke(request('POST', `${own}/erase`, {}))).toMatchObject({ statusCode: 200 });
    expect(await web.invoke(request('GET', own))).toMatchObject({ statusCode: 410 });

    // What is dead can be told once more: here to nobody, since there is no such endpoint.
    const sendWebhooks = await start('send-webhooks');
    const letter = { endpoint: 'w7m2p9qa3x', event: webhookEvent };
    expect(await sendWebhooks.invoke({ again: letter })).toEqual({ outcome: 'nobody-listens' });

    const sendReport = await start('send-report');
    expect(await sendReport.invoke({})).toEqual({ outcome: 'off' });

    expect(checkpoint.denied).toEqual([]);
    const asked = lambdaNames.map((name) => functionName(localStage, name));
    expect([...checkpoint.callers].sort()).toEqual(asked.sort());

    const people = [sendLessons, web, runJob, recordFeedback, recordDeliveries, sendWebhooks, sendReport];
    const [sendLog, ...logs] = await Promise.all(people.map((lambda) => lambda.end()));
    expect(`${sendLog}${logs}`).not.toContain(reader);
    // The alarm for mail that stays due stands on this line, and rings when it stays away.
    expect(sendLog).toContain(metric('oldestDueMinutes'));
    await buildCourse.end();
  });

  it('publish nothing of broken content, and say so where an alarm hears it', async () => {
    const courses = createCourses(createTable(localNames.table));
    const before = await courses.current(course);
    const broken = join(folder, 'broken');
    await cp(bundleOf('build-course'), broken, { recursive: true });
    await writeFile(join(broken, 'content/site.yaml'), 'brand: [');

    const lambda = await startLambda(broken, environment);
    expect(await lambda.invoke({})).toMatchObject({ kind: 'refused' });
    expect(await lambda.end()).toContain(metric('buildsRefused'));
    expect(await courses.current(course)).toEqual(before);
  });
});
