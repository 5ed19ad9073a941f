import type { Telemetry } from '../lib/pipeline/ports.ts';

/** Tells nobody. */
export const silentTelemetry: Telemetry = {
  count: () => {},
  note: () => {},
  warn: () => {},
  surprise: () => {},
};
