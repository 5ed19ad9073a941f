import { SESClient } from '@aws-sdk/client-ses';
import { HttpRequest } from '@smithy/core/protocols';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestSigner, scopeOf } from '../../../lib/adapters/aws/request-signer.ts';

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

const signerOfSdk = (credentials: Credentials) =>
  new SESClient({ region: 'eu-west-1', credentials }).config.signer();

const requestWith = (path: string, headers: Record<string, string>, body: string | Uint8Array) =>
  new HttpRequest({ method: 'POST', hostname: 'email.test', path, headers, body });

const word = fc.stringMatching(/^[\w+/=]{1,40}$/);
const value = fc.stringMatching(/^[\x20-\x7e\t]{1,60}$/);
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const paths = fc.constantFrom('/', '//', '/of/web/', '/of//web', '/a%20b/é*()~');
const whoever = fc.record(
  { accessKeyId: fc.stringMatching(/^[A-Z0-9]{4,20}$/), secretAccessKey: word, sessionToken: word },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
);

describe('a request signed by the key of the day', () => {
  it('is what the SDK makes of it, whoever signs it, on whichever day, and whatever it says', async () => {
    const sign = createRequestSigner();
    const anything = fc.oneof(fc.string(), fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(
        whoever,
        moment,
        paths,
        value,
        anything,
        async (credentials, signingDate, path, said, body) => {
          const headers = {
            'x-amz-target': said,
            'content-type': 'application/x-amz-json-1.0',
            host: 'email.test:8000',
          };
          const request = requestWith(path, headers, body);
          const sdk = await signerOfSdk(credentials);
          const { region, service } = await scopeOf(sdk);
          const ours = sign(request, { ...credentials, region, service }, signingDate);
          expect(ours.headers).toEqual((await sdk.sign(request, { signingDate })).headers);
          // It may be signed once more, by another clock.
          expect(request.headers).toEqual(headers);
        },
      ),
    );
  });

  it('is of no other form than the one that RPC protocols know', () => {
    const sign = createRequestSigner();
    const by = { accessKeyId: 'AKIA0', secretAccessKey: 'secret', region: 'eu-west-1', service: 'ses' };
    const request = new HttpRequest({
      method: 'GET',
      hostname: 'email.test',
      path: '/v2',
      query: { a: '1' },
    });
    expect(() => sign(request, by, new Date())).toThrow('RPC');
  });

  it('is for the service and the Region for which the SDK would sign', async () => {
    const sdk = await signerOfSdk({ accessKeyId: 'AKIA0', secretAccessKey: 'secret' });
    expect(await scopeOf(sdk)).toEqual({ region: 'eu-west-1', service: 'ses' });
  });
});
