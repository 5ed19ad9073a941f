import type { Clock } from '../pipeline/ports/clock.ts';
import type { Telemetry } from '../pipeline/ports/telemetry.ts';
import { errorTrace } from './error-trace.ts';

export const metricNamespace = 'Dripline';

/** One call of a function, as Lambda names it. */
export type Invocation = { function: string; requestId: string };

/**
 * Lines of JSON on standard output, with `timestamp` and `level` under the names that Lambda reads. Counts are in
 * CloudWatch's embedded metric format (AWS: "CloudWatch embedded metric format specification"), so that a metric
 * costs a line of log and no call. `invocation` is asked which call a surprise came in.
 */
export const createTelemetry = (
  write: (line: string) => void,
  clock: Clock,
  stage: string,
  invocation: () => Invocation | undefined,
): Telemetry => {
  const tell = (level: 'info' | 'warn' | 'error', event: string, facts: object = {}) =>
    // Last, so that no fact of the same name takes the line's own time, level or event.
    write(JSON.stringify({ ...facts, timestamp: clock.now(), level, event }));
  return {
    count: (metric, by = 1) =>
      write(
        JSON.stringify({
          _aws: {
            Timestamp: Date.parse(clock.now()),
            CloudWatchMetrics: [
              { Namespace: metricNamespace, Dimensions: [['Stage']], Metrics: [{ Name: metric }] },
            ],
          },
          level: 'info',
          Stage: stage,
          [metric]: by,
        }),
      ),
    note: (event, facts) => tell('info', event, facts),
    warn: (event, facts) => tell('warn', event, facts),
    surprise: (error, facts) =>
      tell('error', 'surprise', { ...invocation(), ...facts, ...errorTrace(error) }),
  };
};
