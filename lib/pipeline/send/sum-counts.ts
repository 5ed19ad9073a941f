import type { Metric } from '../../domain/reports/metric.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/**
 * Telemetry whose counts are summed until they are told, in one line for each metric: a sweep counts each of its thousands of
 * mails, and a line of log for each would be most of what is logged.
 */
export const sumCounts = (telemetry: Telemetry): { telemetry: Telemetry; tell(): void } => {
  const sums = new Map<Metric, number>();
  return {
    telemetry: {
      ...telemetry,
      count: (metric, by = 1) => void sums.set(metric, (sums.get(metric) ?? 0) + by),
    },
    tell: () => {
      for (const [metric, sum] of sums) telemetry.count(metric, sum);
      sums.clear();
    },
  };
};
