import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createFetchDocument } from '../../../lib/adapters/articles/fetch-document.ts';
import { Unusable } from '../../../lib/adapters/unusable.ts';
import { webServer } from '../../worlds/web-server.ts';

const asked: string[] = [];
const server = await webServer((request, response) => {
  const path = request.url ?? '';
  asked.push(path);
  if (path === '/page')
    response.writeHead(200, { 'content-type': 'Text/HTML; charset="iso-8859-2"' }).end('<p>Žito</p>');
  else if (path === '/once') response.writeHead(302, { location: '/page' }).end();
  else if (path === '/round') response.writeHead(302, { location: '/round' }).end();
  else if (path === '/away') response.writeHead(302, { location: 'http://169.254.169.254/secret' }).end();
  else if (path === '/script') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
  else if (path === '/named')
    response.writeHead(302, { location: server.replace('127.0.0.1', 'localhost') }).end();
  else if (path === '/packed')
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000)));
  else if (path === '/odd') response.writeHead(200, { 'content-encoding': 'zstd-9' }).end('?');
  else if (path === '/cut')
    response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy());
  else if (path === '/drip') response.writeHead(200).write('a drop, and nothing after it');
  else if (path === '/endless') {
    response.writeHead(200);
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(50_000)));
    };
    response.on('drain', pour);
    pour();
  } else if (path !== '/silent') response.writeHead(Number(path.slice(1)) || 404).end();
});

const here = (address: string) => address === '127.0.0.1';
const limits = { milliseconds: 20_000, bytes: 100_000 };
const fetchHere = createFetchDocument(limits, here);
const failureOf = (fetched: Promise<unknown>): Promise<unknown> =>
  fetched.then(
    () => 'was fetched',
    (error: unknown) => (error instanceof Unusable ? error.message : error),
  );

describe('what is at an address', () => {
  it('comes with its kind and its encoding, from where it was in the end', async () => {
    expect(await fetchHere(`${server}/once#part`)).toEqual({
      from: `${server}/page`,
      mediaType: 'text/html',
      charset: 'iso-8859-2',
      bytes: expect.any(Uint8Array),
    });
  });

  it.each([
    ['/401', 'is not shown to programs or strangers'],
    ['/404', 'is not there (any more)'],
    ['/429', 'is asked for too often'],
    ['/503', 'its server has trouble (status 503)'],
    ['/204', 'answers with status 204 and no article'],
    ['/round', 'leads from one address to the next without an end'],
    ['/endless', 'is larger than 0.1 MB'],
    ['/packed', 'is larger than 0.1 MB'],
    ['/odd', 'answers in a form that nobody asked for (zstd-9)'],
    ['/cut', 'could not be read to its end'],
  ])('is a sentence where it cannot be had: %s', async (path, sentence) => {
    expect(await failureOf(fetchHere(`${server}${path}`))).toContain(sentence);
  });

  it.each(['/silent', '/drip'])('is not waited for without an end: %s', async (path) => {
    const hasty = createFetchDocument({ ...limits, milliseconds: 300 }, here);
    expect(await failureOf(hasty(`${server}${path}`))).toContain('took longer than 0.3 seconds');
  });

  it.each([
    ['nonsense', 'is no web address'],
    ['ftp://mill.test/a', 'is no web address'],
    ['http://ann:secret@mill.test/', 'a name or password in it'],
    ['http://127.0.0.1:1/', 'Look whether the address is right'],
  ])('has to have a web address: %s', async (address, sentence) => {
    expect(await failureOf(fetchHere(address))).toContain(sentence);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/',
  ])('is not fetched from this machine or a network that is not public: %s', async (address) => {
    expect(await failureOf(createFetchDocument()(address))).toContain('no articles are fetched from');
  });

  it('is not fetched from there either where a public page leads there', async () => {
    const before = asked.length;
    expect(await failureOf(fetchHere(`${server}/away`))).toContain(
      '169.254.169.254 is an address of this machine',
    );
    expect(await failureOf(fetchHere(`${server}/script`))).toContain('leads to file:///etc/passwd');
    expect(asked.slice(before)).toEqual(['/away', '/script']);
  });

  it('is not fetched by a name that resolves to such an address', async () => {
    const byNumberAlone = createFetchDocument(limits, () => false);
    expect(await failureOf(byNumberAlone(server.replace('127.0.0.1', 'localhost')))).toContain(
      'localhost is an address of this machine',
    );
  });
});
