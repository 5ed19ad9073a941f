import type { Metric } from '../../domain/reports/metric.ts';
import type { Cap, CapReason } from '../../domain/sign-up/sign-up-caps.ts';
import type { Ports } from '../ports.ts';

/** Metrics of what was not sent, by the cap that was full; `signUpBreaker` has an alarm. */
const metricOf: Record<CapReason, Metric> = {
  addressDay: 'signUpCappedByAddress',
  addressMonth: 'signUpCappedByAddress',
  network: 'signUpCappedByNetwork',
  domain: 'signUpCappedByDomain',
  elsewhere: 'signUpCappedByOtherForms',
  all: 'signUpBreaker',
};

/**
 * Does `work`, which leads to one confirmation mail, if that fits under every cap; otherwise counts why not.
 * A place is taken under all caps or none: what was taken is given back when a later cap is full, so that a
 * busy network or hour does not cost an address its mail of the day, and when the work fails.
 */
export const withinCaps =
  ({ caps, clock, telemetry }: Pick<Ports, 'caps' | 'clock' | 'telemetry'>) =>
  async <Result>(wanted: readonly Cap[], work: () => Promise<Result>): Promise<Result | 'capped'> => {
    const taken: Cap[] = [];
    const giveBack = async () => {
      for (const cap of taken) await caps.giveBack(cap);
    };
    for (const cap of wanted) {
      if ((await caps.take(cap, clock.now())) === 'taken') {
        taken.push(cap);
        continue;
      }
      telemetry.count(metricOf[cap.reason]);
      await giveBack();
      return 'capped';
    }
    try {
      return await work();
    } catch (error) {
      await giveBack();
      throw error;
    }
  };
