import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Door } from '../../lib/local/process/door.ts';
import { freePort } from '../worlds/free-port.ts';
import { listen, passOn } from './pass-on.ts';

/** An emulated AWS as a Python package, without Docker. A newer one may know more, or less: docs/cloud.md. */
const pinned = 'ministack==1.5.33';
const account = '000000000000';
export const region = 'eu-central-1';

export type Emulator = {
  /** Where an AWS SDK finds every service. */
  url: string;
  /** Where the deployed pages are answered, by the name of their host. */
  apiPort: number;
  /** What a process needs so that its AWS SDK, or the CDK, asks the emulator. */
  variables: Record<string, string>;
  account: string;
  end(): Promise<void>;
};

/** Installs the emulator into a folder of its own, once, and starts it with an empty account, IAM enforced. */
export const startEmulator = async (folder: string): Promise<Emulator> => {
  const python = await install(folder);
  const { port, release } = await freePort();
  await release();
  // Not within this project: what it packs its functions in would be taken for modules of ours.
  const state = await mkdtemp(join(tmpdir(), 'dripline-cloud-'));
  const log = await open(join(folder, 'emulator.log'), 'w');
  const child = spawn(python, ['-m', 'ministack'], {
    stdio: ['ignore', log.fd, log.fd],
    env: {
      ...process.env,
      // The functions run under the Node that this runs under.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      AUTH: 'true',
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: region,
      MINISTACK_ACCOUNT_ID: account,
      STATE_DIR: state,
      S3_DATA_DIR: join(state, 's3'),
      TMPDIR: state,
    },
  });
  const ended = once(child, 'exit');
  await isReady(port, ended);
  const gateway = await openGateway(port);
  const url = `http://127.0.0.1:${gateway.port}`;
  return {
    url,
    apiPort: port,
    account,
    variables: {
      AWS_ENDPOINT_URL: url,
      AWS_ENDPOINT_URL_S3: url,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      // What the emulator takes for the account's root.
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    end: async () => {
      await gateway.close();
      child.kill();
      await ended;
      await log.close();
      await rm(state, { recursive: true, force: true });
    },
  };
};

/** Resolves to the Python that has it. */
const install = async (folder: string): Promise<string> => {
  const environment = join(folder, pinned.replace('==', '-'));
  const python = join(environment, 'bin', 'python');
  if (existsSync(join(environment, 'installed'))) return python;
  await mkdir(folder, { recursive: true });
  const run = promisify(execFile);
  await run('python3', ['-m', 'venv', '--clear', environment]).catch((error: unknown) => {
    throw new Error(
      'The emulated AWS needs Python 3.10 or later with its venv module ("python3 -m venv"), which was not to be had.',
      { cause: error },
    );
  });
  await run(python, ['-m', 'pip', 'install', '--quiet', pinned]);
  await (await open(join(environment, 'installed'), 'w')).close();
  return python;
};

const isReady = async (port: number, ended: Promise<unknown>): Promise<void> => {
  const dead = ended.then(() => Promise.reject(new Error('The emulator ended; its log says why.')));
  const ready = async () => {
    while (!(await fetch(`http://127.0.0.1:${port}/_ministack/ready`).catch(() => undefined))?.ok)
      await new Promise((resolve) => setTimeout(resolve, 200));
  };
  await Promise.race([ready(), dead]);
};

/** The bucket of `cdk bootstrap` refuses what comes without TLS: this says for its callers, on loopback, that they came with it. */
const openGateway = (port: number): Promise<Door> =>
  listen((incoming, outgoing) =>
    passOn(incoming, outgoing, { port, headers: { 'x-forwarded-proto': 'https' } }),
  );
