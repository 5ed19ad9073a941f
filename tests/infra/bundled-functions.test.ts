import { once } from 'node:events';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { access, cp, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { SourceMap } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createCountDeadLetters } from '../../lib/adapters/count-dead-letters.ts';
import { createCourses } from '../../lib/adapters/dynamodb/courses.ts';
import { createEnrollments } from '../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { nameOf } from '../../lib/adapters/dynamodb/keys.ts';
import { createTable } from '../../lib/adapters/dynamodb/table.ts';
import { environmentSchema, productionStage } from '../../lib/adapters/environment.ts';
import { functionName, type LambdaName, lambdaNames } from '../../lib/adapters/function-name.ts';
import { type PortMethod, portPermissions } from '../../lib/adapters/port-permissions.ts';
import { metricNamespace } from '../../lib/adapters/telemetry.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { languageSchema } from '../../lib/domain/content/language.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { createPrepareContent } from '../../lib/images/prepare-content.ts';
import { projectRoot, readAtStart } from '../../lib/infra/bundle.ts';
import { functionPermissions } from '../../lib/infra/function-permissions.ts';
import { refusals } from '../../lib/local/aws-fake/contract.ts';
import { ensureTable } from '../../lib/local/dynamodb/ensure-table.ts';
import { readMail } from '../../lib/local/mailbox/read-mail.ts';
import {
  localEnvironment,
  localNames,
  localStage,
  useEnvironment,
} from '../../lib/local/process/environment.ts';
import { newPass } from '../../lib/local/process/new-pass.ts';
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
await mkdir(join(onDisk, '.git'));
await writeFile(join(onDisk, 'site.yaml~'), 'as it was');
await mkdir(join(onDisk, '.articles'));
await writeFile(join(onDisk, '.articles', 'rye.txt'), 'What its author wrote.');
const course = courseId.parse('bread');
const reader = 'ada@reader.test';
const baseUrl = 'https://course.harbour.test';
const folder = await temporaryFolder();
const content = await createPrepareContent()(onDisk);
const out = join(folder, 'cdk.out');
const packed = await cdkSynth(onDisk, out);

/** The folder that `cdk synth` has packed a function in. */
const bundleOf = (name: LambdaName): string => {
  const bundle = packed.get(functionName(productionStage, name));
  if (bundle === undefined) throw new Error(`${name} was not packed.`);
  return bundle;
};

/** What esbuild says of the files that it has made and of what went into them. */
const accountOf = (name: LambdaName): Metafile =>
  JSON.parse(readFileSync(join(out, `${name}.metafile.json`), 'utf8'));
const accounts = new Map(lambdaNames.map((name) => [name, accountOf(name)]));
const inputsOf = (name: LambdaName): string[] => Object.keys(accounts.get(name)?.inputs ?? {});
/** The files of code; those of the source maps stand beside them. */
const filesOf = (name: LambdaName) =>
  Object.entries(accounts.get(name)?.outputs ?? {}).filter(([path]) => path.endsWith('.mjs'));
type File = ReturnType<typeof filesOf>[number][1];

/** What of ours and of others is in these files, by its path in the project, and how much. */
const partsOf = (files: readonly File[]): [path: string, bytes: number][] =>
  files
    .flatMap(({ inputs }) => Object.entries(inputs))
    .map(([path, { bytesInOutput }]): [string, number] => [path, bytesInOutput])
    .filter(([, bytes]) => bytes > 0);

const startOf = (name: LambdaName): File[] => readAtStart(accounts.get(name)?.outputs ?? {});
const bytesAtStart = (name: LambdaName): number => startOf(name).reduce((sum, { bytes }) => sum + bytes, 0);

/** What each says that is started with nothing in its environment. */
const complaints = new Map(
  await Promise.all(
    lambdaNames.map(
      async (name) =>
        [
          name,
          await startLambda(bundleOf(name), {}).then(
            () => 'It started.',
            (error: Error) => error.message,
          ),
        ] as const,
    ),
  ),
);

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

describe('the bundles', () => {
  it('hold the content that was named, in build-course alone, and nothing that lies about in its folder', () => {
    const named = readdirSync(join(bundleOf('build-course'), 'content'));
    expect(named.sort()).toEqual(['articles', 'cards.json', 'courses', 'insights', 'site.yaml']);
    for (const name of lambdaNames.filter((each) => each !== 'build-course'))
      expect(existsSync(join(bundleOf(name), 'content'))).toBe(false);
  });

  it.each(['mjml', 'micromark', 'handlebars/dist/cjs/handlebars/compiler'])(
    'hold %s in build-course alone',
    (library) => {
      const holding = lambdaNames.filter((name) =>
        inputsOf(name).some((path) => path.includes(`node_modules/${library}`)),
      );
      expect(holding).toEqual(['build-course']);
    },
  );

  it('hold nothing that makes images: that is done where content is published, since it needs a binary of the machine', () => {
    const makers = lambdaNames
      .flatMap(inputsOf)
      .filter((path) => /^lib\/images\/|node_modules\/(?:sharp|@img|satori|@fontsource)\//.test(path));
    expect(makers).toEqual([]);
  });

  it('hold nothing of the local world and nothing of CDK', () => {
    const strangers = lambdaNames
      .flatMap(inputsOf)
      .filter((path) => /^lib\/(local|infra)\/|aws-cdk-lib|dynalite/.test(path));
    expect(strangers).toEqual([]);
  });

  /** In bytes, with some room: a start reads all of it first, which takes some 50 ms of a slow processor a million. */
  const most: Record<LambdaName, number> = {
    'build-course': 710_000,
    // Nobody waits for its start, and undici, of which a quarter of a million is, pays for itself within some hundred mails.
    'send-lessons': 880_000,
    web: 415_000,
    'run-job': 590_000,
    'record-feedback': 265_000,
    'record-deliveries': 430_000,
    'send-webhooks': 460_000,
    'send-report': 655_000,
  };
  it.each(lambdaNames)('let %s read little before it can answer', (name) => {
    expect(bytesAtStart(name)).toBeLessThan(most[name]);
  });

  it('let web start without what only some visits need: the clients of the SDK, and what programs ask for', () => {
    const later =
      /@aws-sdk\/(client-|core\/|lib-)|^lib\/adapters\/sdk\/|^lib\/web\/api\/operations\.ts|^lib\/domain\/transfer\//;
    const early = partsOf(startOf('web')).filter(([path]) => later.test(path));
    expect(early).toEqual([]);
    expect(inputsOf('web').some((path) => path.includes('/client-lambda/'))).toBe(true);
  });

  it('let web start with a router that compiles nothing first: most starts answer one visit', () => {
    expect(inputsOf('web').filter((path) => path.includes('hono/dist/router/reg-exp-router/'))).toEqual([]);
  });

  it('let each start without the words of any language, which are loaded as they are spoken', () => {
    const spoken = (files: readonly File[]) =>
      new Set(partsOf(files).flatMap(([path]) => /^lib\/words\/(\w\w)\//.exec(path)?.[1] ?? []));
    for (const name of lambdaNames) expect(spoken(startOf(name))).toEqual(new Set());
    expect(spoken(filesOf('web').map(([, file]) => file))).toEqual(new Set(languageSchema.options));
  });

  it('hold of a client that is loaded when it is needed only what is asked by it, and nothing that waits or turns pages', () => {
    const unasked = /@aws-sdk\/client-(lambda|s3)\/dist-es\/(waiters|pagination)\//;
    const held = lambdaNames.flatMap((name) => partsOf(filesOf(name).map(([, file]) => file)));
    expect(held.filter(([path]) => unasked.test(path))).toEqual([]);
  });

  it.each(lambdaNames)(
    'have %s require those modules of Node’s of which an import makes more than it needs',
    (name) => {
      const imported = filesOf(name).flatMap(([, { imports }]) => imports.map(({ path }) => path));
      expect(imported).toContain('node:https');
      for (const path of ['node:process', 'node:fs', 'node:fs/promises', 'node:http'])
        expect(imported).not.toContain(path);
    },
  );

  it('hold no way to the credentials of somebody’s own machine: Lambda has them in the environment', () => {
    const ways = lambdaNames
      .flatMap(inputsOf)
      .filter((path) =>
        /@aws-sdk\/(nested-clients|credential-provider-(ini|login|process|sso|web-identity))\//.test(path),
      );
    expect(ways).toEqual([]);
  });

  it('hold what sends mail only in those that send any', () => {
    const senders = lambdaNames.filter((name) =>
      inputsOf(name).some((path) => path.includes('/client-ses/')),
    );
    expect(senders).toEqual(['send-lessons', 'run-job', 'send-report']);
  });
});

/** The place in the project that a frame of a bundled function comes from. */
const originOf = (name: LambdaName, frame: string): string => {
  const [, file, line, column] = /([\w-]+\.mjs):(\d+):(\d+)/.exec(frame) ?? [];
  const map = new SourceMap(JSON.parse(readFileSync(join(bundleOf(name), `${file}.map`), 'utf8')));
  const origin = map.findOrigin(Number(line), Number(column));
  return 'fileName' in origin ? `${origin.fileName}:${origin.lineNumber}` : 'nowhere';
};

describe('the source map beside a bundle', () => {
  it.each(lambdaNames)('of %s leads from a frame to the line of the source', (name) => {
    const stack = complaints.get(name)?.split('\n') ?? [];
    const [thrown = ''] = stack.filter((line) => /^ {4}at /.test(line));
    const [, file = '', line] = /^(.+):(\d+)$/.exec(originOf(name, thrown)) ?? [];
    expect(file).toBe('lib/adapters/environment.ts');
    const source = readFileSync(join(projectRoot, file), 'utf8').split('\n');
    expect(source[Number(line) - 1]).toContain('throw new IncompleteEnvironment(');
  });

  it.each(lambdaNames)(
    'of %s holds the names of files, as seen from the project, and nothing that is in them',
    (name) => {
      const maps = globSync('{*,sdk/*}.mjs.map', { cwd: bundleOf(name) }).map((path) =>
        z
          .strictObject({
            version: z.literal(3),
            sources: z.array(z.string()),
            names: z.array(z.string()),
            mappings: z.string(),
          })
          .parse(JSON.parse(readFileSync(join(bundleOf(name), path), 'utf8'))),
      );
      expect(maps).toHaveLength(filesOf(name).length);
      const sources = maps.flatMap((map) => map.sources);
      expect(sources).toContain(`lambdas/${name}/index.ts`);
      expect(sources.filter((source) => source.startsWith('/'))).toEqual([]);
    },
  );
});

describe('what a function says that it uses of the ports', () => {
  const isMethod = (name: string): name is PortMethod => name in portPermissions;
  const methods = Object.keys(portPermissions).filter(isMethod);

  /** The code of ours in a bundle, above the adapters. The ports themselves are left out: they name all of them. */
  const codeIn = (name: LambdaName): string => {
    return partsOf(filesOf(name).map(([, file]) => file))
      .map(([path]) => path)
      .filter(
        (path) => /^(lib\/(pipeline|web)|lambdas)\//.test(path) && !/pipeline\/ports(\.ts|\/)/.test(path),
      )
      .map((path) => readFileSync(join(projectRoot, path), 'utf8'))
      .join('\n');
  };

  /** `enrollments.save` as it stands in the code; a port that is a function is called by its name. */
  const isUsedIn = (code: string) => (method: PortMethod) => {
    const asWritten = method.includes('.') ? `${method.replace('.', '\\.')}\\b` : `${method}\\(`;
    return new RegExp(`\\b${asWritten}`).test(code);
  };

  it.each(lambdaNames)('is for %s exactly what its code asks of AWS by them', (name) => {
    const used = methods
      .filter((method) => portPermissions[method].length > 0)
      .filter(isUsedIn(codeIn(name)));
    expect([...functionPermissions[name]].sort()).toEqual(used.sort());
  });
});

describe('the packages in the bundles', () => {
  const listed = readFileSync(join(projectRoot, 'docs/decisions/libraries.md'), 'utf8');
  const rows = listed.split('\n').filter((line) => line.startsWith('| `'));
  const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  const rowOf = (name: string, column: number) =>
    rows.find((row) => namesIn(row.split('|')[1]).includes(name))?.split('|')[column];

  const manifest = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
  const lock = z
    .object({
      packages: z.record(z.string(), z.object({ dependencies: z.record(z.string(), z.string()).optional() })),
    })
    .parse(JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')));

  /** What is in the bundle, by what esbuild says it put there. */
  const shippedIn = (name: LambdaName): string[] => {
    const parts = partsOf(filesOf(name).map(([, file]) => file));
    const packages = parts.flatMap(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    return [...new Set(packages)].sort();
  };
  const chosenIn = (name: LambdaName) => shippedIn(name).filter((each) => each in manifest.dependencies);

  /** A package and everything that it depends on, by name. */
  const withDependencies = (names: readonly string[], found = new Set<string>()): Set<string> => {
    for (const name of names.filter((each) => !found.has(each))) {
      found.add(name);
      const places = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
      for (const [, { dependencies = {} }] of places) withDependencies(Object.keys(dependencies), found);
    }
    return found;
  };

  it.each(lambdaNames)('%s are those that docs/decisions/libraries.md names for it', (name) => {
    expect(chosenIn(name)).toEqual(namesIn(rowOf(name, 2)).sort());
  });

  it.each(lambdaNames)('%s each have their reason there, or are part of one that has', (name) => {
    const chosen = chosenIn(name);
    expect(chosen.filter((each) => !rowOf(each, 3)?.trim())).toEqual([]);
    const known = withDependencies(chosen);
    expect(shippedIn(name).filter((each) => !known.has(each))).toEqual([]);
  });

  it('are installed in exactly the versions that were tested', () => {
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('a bundled function', () => {
  /** What it can do without is not among them. */
  const variables = Object.entries(environmentSchema.shape)
    .filter(([, schema]) => !schema.safeParse(undefined).success)
    .map(([name]) => name);
  const nowhere = 'http://127.0.0.1:9';
  const complete = localEnvironment({
    dynamoDb: nowhere,
    awsFake: nowhere,
    pass: newPass(),
    baseUrl: nowhere,
    front: 'bread',
  });

  it.each(lambdaNames)('%s does not start without its environment, and names all that is missing', (name) => {
    expect(complaints.get(name)).toContain(`lacks a usable ${variables.join(', ')}.`);
  });

  it('names the one variable that is missing', async () => {
    const started = startLambda(bundleOf('web'), { ...complete, SECRET_ID: undefined });
    await expect(started).rejects.toThrow('lacks a usable SECRET_ID.');
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
