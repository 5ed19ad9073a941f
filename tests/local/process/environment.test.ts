import { describe, expect, it, vi } from 'vitest';
import { localEnvironment, useEnvironment } from '../../../lib/local/process/environment.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';

const variables = localEnvironment({
  dynamoDb: 'http://127.0.0.1:1',
  awsFake: 'http://127.0.0.1:2',
  pass: newPass(),
  baseUrl: 'http://localhost:3',
  front: 'bread',
});

describe('the environment of the local world', () => {
  it("hides the developer's own AWS account, and gives it back afterwards", () => {
    vi.stubEnv('AWS_PROFILE', 'production');
    vi.stubEnv('AWS_SESSION_TOKEN', 'real');
    const leave = useEnvironment(variables);
    const here = Object.entries(process.env).filter(([name]) => name.startsWith('AWS_'));
    expect(Object.fromEntries(here)).toEqual(
      Object.fromEntries(Object.entries(variables).filter(([name]) => name.startsWith('AWS_'))),
    );
    leave();
    expect(process.env.AWS_PROFILE).toBe('production');
    expect(process.env.AWS_SESSION_TOKEN).toBe('real');
    expect(process.env.AWS_ACCESS_KEY_ID).not.toBe('local');
    vi.unstubAllEnvs();
  });

  it('leads every service that is called to this machine', () => {
    const endpoints = Object.entries(variables).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL_'));
    expect(endpoints.map(([name]) => name).sort()).toEqual([
      'AWS_ENDPOINT_URL_DYNAMODB',
      'AWS_ENDPOINT_URL_EVENTBRIDGE',
      'AWS_ENDPOINT_URL_LAMBDA',
      'AWS_ENDPOINT_URL_SCHEDULER',
      'AWS_ENDPOINT_URL_SECRETS_MANAGER',
      'AWS_ENDPOINT_URL_SES',
      'AWS_ENDPOINT_URL_SESV2',
      'AWS_ENDPOINT_URL_SNS',
      'AWS_ENDPOINT_URL_SQS',
    ]);
    for (const [, url] of endpoints) expect(url).toMatch(/^http:\/\/(127\.0\.0\.1|localhost):/);
  });
});
