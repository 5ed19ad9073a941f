import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, describe, expect, it } from 'vitest';
import { startAwsFake } from '../../../lib/local/aws-fake/start.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const settings = {
  folder: await temporaryFolder(),
  clockOffset: 0,
  secretId: 'local-secret',
  configurationSet: 'local',
};
const pass = newPass();
let running = await startAwsFake(settings, pass);
afterAll(() => running.end());

const client = () =>
  new SecretsManagerClient({
    endpoint: running.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local', sessionToken: pass },
  });
const read = async (id = 'local-secret') =>
  JSON.parse((await client().send(new GetSecretValueCommand({ SecretId: id }))).SecretString ?? '');

describe('the Secrets Manager fake, through the AWS SDK', () => {
  it('makes a signing key once and keeps it over a restart', async () => {
    const secret = await read();
    expect(secret).toEqual({ current: 'k1', k1: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await running.end();
    running = await startAwsFake(settings, pass);
    expect(await read()).toEqual(secret);
  });

  it('takes a new value, as a rotation puts it', async () => {
    const rotated = { ...(await read()), current: 'k2', k2: 'b'.repeat(64) };
    await client().send(
      new PutSecretValueCommand({ SecretId: 'local-secret', SecretString: JSON.stringify(rotated) }),
    );
    expect(await read()).toEqual(rotated);
  });

  it('knows no other secret', async () => {
    await expect(read('other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
