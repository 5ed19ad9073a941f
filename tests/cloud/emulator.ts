import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Door } from '../../lib/local/process/door.ts';
import { freePort } from '../worlds/free-port.ts';
import { listen, passOn } from './pass-on.ts';
import { pythonTool } from './python-tool.ts';

const account = '000000000000';
export const region = 'eu-central-1';

/** An account on the emulated AWS, and how it is reached: all that is known of it can be told to another process. */
export type Account = {
  id: string;
  /** Where an AWS SDK finds every service. */
  url: string;
  /** Where the deployed pages are answered, by the name of their host. */
  apiPort: number;
  /** What a process needs so that its AWS SDK, or the CDK, asks the emulator. */
  variables: Record<string, string>;
};

type Emulator = Account & { end(): Promise<void> };

/** An emulated AWS, without Docker, installed into `folder` and started with an empty account, IAM enforced. */
export const startEmulator = async (folder: string): Promise<Emulator> => {
  const programs = await pythonTool('ministack', folder);
  const { port, release } = await freePort();
  await release();
  // Not within this project: what it packs its functions in would be taken for modules of ours.
  const state = await mkdtemp(join(tmpdir(), 'dripline-cloud-'));
  const log = await open(join(folder, 'emulator.log'), 'w');
  const child = spawn(join(programs, 'python'), ['-m', 'ministack'], {
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
    id: account,
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
