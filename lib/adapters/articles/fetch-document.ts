import * as http from 'node:http';
import * as https from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type MayConnect, NotPublic, publicLookup } from '../public-connection.ts';
import { Unusable } from '../unusable.ts';

/** What an address or a file holds, as it came. */
export type Document = {
  /** Where it was in the end, after every redirect; or the path of a file. */
  from: string;
  /** Without parameters, in lower case; empty where nobody said. */
  mediaType: string;
  charset?: string | undefined;
  bytes: Uint8Array;
};

export type FetchLimits = {
  /** From the first question to the last byte, redirects included. */
  milliseconds: number;
  bytes: number;
};

const usualLimits: FetchLimits = { milliseconds: 30_000, bytes: 10_000_000 };
const mostRedirects = 5;

/**
 * Gets what is at an address, for an author who named it. No page can lead into a network that is not public: the very
 * address that a connection goes to is looked at, for each redirect again, so that a name that resolves
 * otherwise the second time gains nothing. What cannot be had is an `Unusable`.
 */
export const createFetchDocument =
  (limits: FetchLimits = usualLimits, mayConnect?: MayConnect) =>
  async (asked: string): Promise<Document> => {
    const signal = AbortSignal.timeout(limits.milliseconds);
    const visit = async (address: string, redirects: number): Promise<Document> => {
      const url = webAddress(address, asked);
      const response = await answerOf(url, { signal, mayConnect });
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy();
        if (redirects === mostRedirects)
          throw new Unusable(
            `${asked} leads from one address to the next without an end. Look in a browser where it goes, and add that address.`,
          );
        return visit(new URL(headers.location, url).href, redirects + 1);
      }
      if (statusCode !== 200) {
        response.destroy();
        throw new Unusable(`${url.href} ${refusalInWords(statusCode)}`);
      }
      return {
        from: url.href,
        ...typeOf(headers['content-type']),
        bytes: await bodyOf(response, url, limits),
      };
    };
    try {
      return await visit(asked, 0);
    } catch (error) {
      if (signal.aborted)
        throw new Unusable(
          `${asked} took longer than ${limits.milliseconds / 1000} seconds. Try again later, or save the page and add the file.`,
        );
      throw error instanceof Unusable ? error : new Unusable(troubleInWords(asked, error), { cause: error });
    }
  };

const webAddress = (address: string, asked: string): URL => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const where = address === asked ? `${asked} is` : `${asked} leads to ${address}, which is`;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new Unusable(`${where} no web address; those begin with https:// or http://.`);
  if (url.username !== '' || url.password !== '')
    throw new Unusable(
      `${where} an address with a name or password in it. Leave it out, or save the page and add the file.`,
    );
  url.hash = '';
  return url;
};

const answerOf = (
  url: URL,
  { signal, mayConnect }: { signal: AbortSignal; mayConnect: MayConnect | undefined },
): Promise<http.IncomingMessage> => {
  const lookup = publicLookup(url, mayConnect);
  const { request, Agent } = url.protocol === 'https:' ? https : http;
  return new Promise((answered, failed) => {
    request(url, {
      // One of its own, so that no connection is reused that was made for somebody else.
      agent: new Agent({ keepAlive: false }),
      lookup,
      signal,
      headers: {
        'user-agent': 'Mozilla/5.0 (compatible; Dripline)',
        accept: 'text/html, text/*;q=0.9, application/xml;q=0.9, application/json;q=0.9, */*;q=0.1',
        'accept-encoding': 'identity',
      },
    })
      .on('response', answered)
      .on('error', failed)
      .end();
  });
};

/** Some servers compress whatever they are asked for. What counts is the size that comes out of it. */
const unpacked = (response: http.IncomingMessage, href: string): Readable => {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  switch (encoding) {
    case 'identity':
      return response;
    case 'gzip':
    case 'x-gzip':
      return pipeline(response, createGunzip(), () => {});
    case 'br':
      return pipeline(response, createBrotliDecompress(), () => {});
    case 'deflate':
      return pipeline(response, createInflate(), () => {});
    default:
      response.destroy();
      throw new Unusable(
        `${href} answers in a form that nobody asked for (${encoding}). Save the page as a file and add that.`,
      );
  }
};

const bodyOf = async (
  response: http.IncomingMessage,
  { href }: URL,
  limits: FetchLimits,
): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(response, href)) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limits.bytes) {
      response.destroy();
      throw new Unusable(
        `${href} is larger than ${limits.bytes / 1_000_000} MB, which no article is. Save the text as a file and add that.`,
      );
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const typeOf = (header: string | undefined): Pick<Document, 'mediaType' | 'charset'> => ({
  mediaType: header?.split(';', 1)[0]?.trim().toLowerCase() ?? '',
  charset: /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(header ?? '')?.[1],
});

const refusalInWords = (status: number): string => {
  const saved = 'Save the page in a browser and add the file.';
  if (status === 404 || status === 410) return 'is not there (any more). Look whether the address is right.';
  if (status === 401 || status === 402 || status === 403)
    return `is not shown to programs or strangers (status ${status}). ${saved}`;
  if (status === 429) return `is asked for too often (status 429). Try again later. ${saved}`;
  return status >= 500
    ? `cannot be had now: its server has trouble (status ${status}). Try again later.`
    : `answers with status ${status} and no article. ${saved}`;
};

const troubleInWords = (asked: string, error: unknown): string => {
  if (error instanceof NotPublic)
    return `${error.host} is an address of this machine or of a network that is not public, where no articles are fetched from. Save the page as a file and add that.`;
  const message = error instanceof Error ? error.message : String(error);
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const { host } = new URL(asked);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `There is no ${host}, or this machine is not connected. Look whether the address is right.`;
  if (code === 'ECONNREFUSED') return `${host} does not answer at all. Look whether the address is right.`;
  if (/CERT|SSL|TLS|ALTNAME/.test(code))
    return `${host} cannot prove that it is ${host} (${code}). Save the page in a browser and add the file.`;
  return `${asked} could not be read to its end (${code || message}). Try again, or save the page and add the file.`;
};
