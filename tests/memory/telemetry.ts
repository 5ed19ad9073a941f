import { errorTrace } from '../../lib/adapters/error-trace.ts';
import type { Telemetry } from '../../lib/pipeline/ports/telemetry.ts';
import { collect } from '../log/collect.ts';

/** Keeps every count and every line, so that a test can look for what must be there, and for what must not. */
export const createMemoryTelemetry = () => {
  const lines: string[] = [];
  const counts = new Map<string, number>();
  const write = (line: string) => {
    lines.push(line);
    collect(line);
  };
  const telemetry: Telemetry = {
    count: (metric, by = 1) => {
      counts.set(metric, (counts.get(metric) ?? 0) + by);
      write(`${metric} ${by}`);
    },
    note: (event, facts = {}) => write(`${event} ${JSON.stringify(facts)}`),
    warn: (event, facts = {}) => write(`${event} ${JSON.stringify(facts)}`),
    surprise: (error, facts) => write(`surprise ${JSON.stringify({ ...facts, ...errorTrace(error) })}`),
  };
  return { telemetry, lines, counts };
};
