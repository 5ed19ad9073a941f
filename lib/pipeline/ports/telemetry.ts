import type { Metric } from '../../domain/reports/metric.ts';

/** Never an address, a name or a link: ids of ours, numbers and closed vocabularies only. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** One line of what happened. */
export type Telemetry = {
  count(metric: Metric, by?: number): void;
  note(event: string, facts?: Facts): void;
  /** A note that somebody should read: it may take a person to mend what it tells of. */
  warn(event: string, facts?: Facts): void;
  /**
   * What nobody had reckoned with, and `where` it was caught: the class of what was thrown and the frames of its stack,
   * its causes' too, but no message.
   */
  surprise(error: unknown, facts: Facts & { where: string }): void;
};
