import type { Clock, Telemetry } from '../pipeline/ports.ts';

export const metricNamespace = 'Dripline';

/**
 * Lines of JSON on standard output. Counts are in CloudWatch's embedded metric format (AWS: "CloudWatch
 * embedded metric format specification"), so that a metric costs a line of log and no call.
 */
export const createTelemetry = (write: (line: string) => void, clock: Clock, stage: string): Telemetry => ({
  count: (metric, by = 1) =>
    write(
      JSON.stringify({
        _aws: {
          Timestamp: Date.parse(clock.now()),
          CloudWatchMetrics: [
            { Namespace: metricNamespace, Dimensions: [['Stage']], Metrics: [{ Name: metric }] },
          ],
        },
        Stage: stage,
        [metric]: by,
      }),
    ),
  note: (event, facts) => write(JSON.stringify({ at: clock.now(), event, ...facts })),
});
