import { describe, expect, it } from 'vitest';
import { createTelemetry } from '../../lib/adapters/telemetry.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';

const timestamp = '2026-11-24T15:00:00.000Z';

const logWith = (invocation?: { function: string; requestId: string }) => {
  const lines: unknown[] = [];
  const clock = { now: () => instantOf(timestamp), wait: async () => {} };
  const telemetry = createTelemetry(
    (line) => lines.push(JSON.parse(line)),
    clock,
    'prod',
    () => invocation,
  );
  return { lines, telemetry };
};

describe('a line of the log', () => {
  it('has a level, whatever it tells', () => {
    const { lines, telemetry } = logWith();
    telemetry.note('swept', { due: 2 });
    telemetry.warn('held', { reason: 'bounce-rate' });
    telemetry.count('signUp');
    telemetry.surprise(new RangeError('ada@reader.test'), { where: 'page' });
    expect(lines).toMatchObject([
      { timestamp, level: 'info', event: 'swept', due: 2 },
      { timestamp, level: 'warn', event: 'held', reason: 'bounce-rate' },
      { level: 'info', Stage: 'prod', signUp: 1 },
      { timestamp, level: 'error', event: 'surprise', where: 'page', error: 'RangeError' },
    ]);
  });

  it('keeps its own time, level and event, whatever its facts are called', () => {
    const { lines, telemetry } = logWith();
    telemetry.note('swept', { timestamp: 'never', level: 'fatal', event: 'another' });
    telemetry.surprise(new Error('x'), { where: 'page', level: 'info' });
    expect(lines).toMatchObject([
      { timestamp, level: 'info', event: 'swept' },
      { timestamp, level: 'error', event: 'surprise' },
    ]);
  });

  it('about a surprise names the function and the request, and has frames but no message', () => {
    const { lines, telemetry } = logWith({ function: 'dripline-prod-web', requestId: 'one' });
    telemetry.surprise(new Error('ada@reader.test'), { where: 'page', route: '/confirm/:token' });
    expect(lines).toEqual([
      {
        timestamp,
        level: 'error',
        event: 'surprise',
        function: 'dripline-prod-web',
        requestId: 'one',
        where: 'page',
        route: '/confirm/:token',
        error: 'Error',
        frames: expect.arrayContaining([
          expect.stringMatching(/^at .*telemetry\.test\.ts(\?vitest=\d+)?:\d+:\d+\)?$/),
        ]),
      },
    ]);
  });
});
