import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import { escapeUri, HttpRequest } from '@smithy/core/protocols';
import type { RequestSigner } from '@smithy/types';

/** For which service a request is signed, and where. */
export type Scope = { region: string; service: string };

/** Of a signer of the SDK, which knows the rules for both and tells them to nobody: as its signature names them. */
export const scopeOf = async (signer: RequestSigner): Promise<Scope> => {
  const { headers } = await signer.sign(
    new HttpRequest({ method: 'POST', hostname: 'localhost', headers: { host: 'localhost' } }),
  );
  const [, region, service] =
    /Credential=[^,]*\/\d{8}\/([^/,]+)\/([^/,]+)\/aws4_request/.exec(headers.authorization ?? '') ?? [];
  if (!region || !service) throw new Error('This client of the SDK does not sign by Signature Version 4.');
  return { region, service };
};

type Signatory = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

const algorithm = 'AWS4-HMAC-SHA256';
const lastOfScope = 'aws4_request';

const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');
const macOf = (key: KeyObject | string, text: string) => createHmac('sha256', key).update(text);

/** What is signed of a header's value: whatever white space it has, one space stands for it. */
const canonical = (value: string): string => value.replace(/\s+/g, ' ').trim();

/** An endpoint's path, as its URL has it. Several slashes count as one, and what was escaped is so once more. */
const canonicalPath = (path: string): string => escapeUri(path.replace(/\/+/g, '/')).replaceAll('%2F', '/');

/**
 * Signs as AWS's Signature Version 4 has it, for the one form that RPC protocols know: POST without a query, all headers
 * signed. The key of a day is derived once, where the SDK looks for it by an HMAC of the credentials at each call, and waits for a
 * promise at every step. `tests/adapters/aws` holds it against the SDK's own signer.
 */
export const createRequestSigner = () => {
  let known: { name: string; key: KeyObject } | undefined;

  const keyOf = ({ secretAccessKey, region, service }: Signatory & Scope, day: string): KeyObject => {
    const name = JSON.stringify([day, region, service, secretAccessKey]);
    if (known?.name !== name) {
      const key = [region, service, lastOfScope].reduce(
        (outer, text) => macOf(createSecretKey(outer), text).digest(),
        macOf(`AWS4${secretAccessKey}`, day).digest(),
      );
      known = { name, key: createSecretKey(key) };
    }
    return known.key;
  };

  return (request: HttpRequest, by: Signatory & Scope, signingDate: Date): HttpRequest => {
    const { method, path, query, headers, body } = request;
    if (method !== 'POST' || Object.keys(query).length > 0)
      throw new Error('Only calls of an RPC protocol are signed here: POST without a query.');
    const moment = signingDate.toISOString().replace(/[-:]|\.\d+/g, '');
    const day = moment.slice(0, 8);
    const contentHash = sha256(body);
    const signed: Record<string, string> = {
      ...headers,
      'x-amz-date': moment,
      ...(by.sessionToken && { 'x-amz-security-token': by.sessionToken }),
      'x-amz-content-sha256': contentHash,
    };
    const names = Object.keys(signed).sort();
    const lines = names.map((name) => `${name}:${canonical(signed[name] ?? '')}\n`).join('');
    const listed = names.join(';');
    const within = `${day}/${by.region}/${by.service}/${lastOfScope}`;
    const asked = sha256(`POST\n${canonicalPath(path)}\n\n${lines}\n${listed}\n${contentHash}`);
    const signature = macOf(keyOf(by, day), `${algorithm}\n${moment}\n${within}\n${asked}`).digest('hex');
    signed.authorization = `${algorithm} Credential=${by.accessKeyId}/${within}, SignedHeaders=${listed}, Signature=${signature}`;
    return new HttpRequest({ ...request, headers: signed });
  };
};
