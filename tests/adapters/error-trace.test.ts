import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ErrorTrace, errorTrace } from '../../lib/adapters/error-trace.ts';

const ada = 'ada@reader.test';
const thisFile = /^at .*error-trace\.test\.ts(\?vitest=\d+)?:\d+:\d+\)?$/;

const failing = (message: string): Error => new RangeError(message);

/** Lines as V8 writes them, about a place that no code is in. */
const forged = ['    at somebody (/home/forged.js:1:1)', '    at async /home/forged.js:2:2'].join('\n');

describe('the trace of an error', () => {
  it('has its class and its frames, each as it stands in the stack', () => {
    const error = failing('too far');
    const { error: name, frames } = errorTrace(error);
    expect(name).toBe('RangeError');
    expect(frames[0]).toMatch(/^at failing \(/);
    expect(frames[0]).toMatch(thisFile);
    expect(error.stack?.split('\n').map((line) => line.trim())).toEqual(expect.arrayContaining(frames));
  });

  it.each([
    ['an address', `no such reader: ${ada}`],
    ['an address on a line of its own', `no such reader:\n${ada}\n`],
    ['lines that look like frames', `it failed\n${forged}`],
    ['nothing but lines that look like frames', forged],
    ['the words that frames are made of', 'at'],
    ['nothing', ''],
  ])('has frames alone, and nothing of a message that holds %s', (_, message) => {
    const { frames } = errorTrace(failing(message));
    expect(frames[0]).toMatch(/^at failing \(/);
    expect(frames.filter((frame) => !frame.startsWith('at ') || frame.includes('\n'))).toEqual([]);
    expect(frames.join('\n')).not.toMatch(/reader|forged/);
  });

  it.each([
    `    at ${ada} (/home/a.js:1:1)`,
    `    at a (/home/${ada}/a.js:1:1)`,
    `    at a (/home/${encodeURIComponent(ada)}/a.js:1:1)`,
    `    at Ada Lovelace (/home/a.js:1:1)`,
    `    at https://course.test/confirm/k1.abcdefgh.abcdefgh:1:1`,
  ])('does not take for a frame, even in a stack that no longer begins with the message: %s', (line) => {
    const error = failing(`it failed\n${line}`);
    error.message = 'something else';
    const { frames } = errorTrace(error);
    expect(frames[0]).toMatch(/^at failing \(/);
  });

  it('keeps frames of packages with a scope, of Node and of built-in functions', () => {
    const error = new Error('');
    const frames = [
      'at async Client.send (file:///var/task/node_modules/@aws-sdk/core/index.js:1:20)',
      'at async Promise.all (index 0)',
      'at Array.map (<anonymous>)',
      'at new Foo (/var/task/index.mjs:1448:349)',
      'at TCPConnectWrap.afterConnect [as oncomplete] (node:net:2021:16)',
      'at async /var/task/index.mjs:1:2',
    ];
    error.stack = `Error\n${frames.map((frame) => `    ${frame}`).join('\n')}`;
    expect(errorTrace(error).frames).toEqual(frames);
  });

  it('never holds an address, whatever message and class an error has, and whenever it got them', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(ada, '\n', '    at ', '(/', ':1:1', ')', 'Error: ', ' ', 'async ', '@', '%40'),
        ),
        fc.boolean(),
        (pieces, later) => {
          const text = pieces.join('');
          const error = failing(text);
          if (later) Object.assign(error, { message: 'another', name: text, code: text });
          expect(JSON.stringify(errorTrace(error))).not.toMatch(/ada@|%40/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('tells a class by a name only: anything else is an Error', () => {
    const error = failing('');
    error.name = ada;
    expect(errorTrace(error).error).toBe('Error');
  });

  it('has the code of the system, where there is one', () => {
    const refused = Object.assign(new Error(`connect ${ada}`), { code: 'ECONNREFUSED' });
    expect(errorTrace(refused).code).toBe('ECONNREFUSED');
    expect(errorTrace(Object.assign(new Error(), { code: ada }))).not.toHaveProperty('code');
  });

  it('has the class and the frames of its causes, however deep', () => {
    const inner = new TypeError(ada);
    const trace = errorTrace(new Error('outer', { cause: new RangeError('middle', { cause: inner }) }));
    expect(trace).toMatchObject({
      error: 'Error',
      cause: { error: 'RangeError', cause: { error: 'TypeError' } },
    });
    expect(trace.cause?.cause?.frames[0]).toMatch(thisFile);
    expect(JSON.stringify(trace)).not.toContain(ada);
  });

  it('ends where causes go round in a circle', () => {
    const first = new Error('first');
    const second = new RangeError('second', { cause: first });
    first.cause = second;
    const trace = errorTrace(first);
    expect(trace.cause).toMatchObject({ error: 'RangeError' });
    expect(trace.cause).not.toHaveProperty('cause');
    first.cause = first;
    expect(errorTrace(first)).not.toHaveProperty('cause');
  });

  it('tells no more than ten errors of a chain that goes on', () => {
    const chain = Array.from({ length: 50 }).reduce<Error | undefined>(
      (cause) => new Error('again', { cause }),
      undefined,
    );
    const depth = (trace?: ErrorTrace): number => (trace ? 1 + depth(trace.cause) : 0);
    expect(depth(errorTrace(chain))).toBe(10);
  });

  it('has what an AggregateError holds, each once', () => {
    const one = new RangeError(ada);
    const trace = errorTrace(new AggregateError([one, one, 'a word', new TypeError(ada)], ada));
    expect(trace.error).toBe('AggregateError');
    expect(trace.errors?.map(({ error }) => error)).toEqual(['RangeError', 'string', 'TypeError']);
    expect(JSON.stringify(trace)).not.toContain(ada);
  });

  it.each([
    [ada, 'string'],
    [undefined, 'undefined'],
    [null, 'object'],
    [{ address: ada }, 'object'],
    [42, 'number'],
  ])('of something thrown that is no error is its type: %j', (thrown, error) => {
    expect(errorTrace(thrown)).toEqual({ error, frames: [] });
    expect(errorTrace(new Error('', { cause: thrown })).cause).toEqual(
      thrown === undefined ? undefined : { error, frames: [] },
    );
  });
});
