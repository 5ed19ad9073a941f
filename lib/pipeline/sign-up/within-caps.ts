import type { Metric } from '../../domain/reports/metric.ts';
import type { RequestId } from '../../domain/sign-up/request-id.ts';
import type { Cap, CountReason } from '../../domain/sign-up/sign-up-caps.ts';
import type { Ports } from '../ports.ts';

/** Metrics of what was not done, by the cap that was full; `signUpBreaker` has an alarm. */
const metricOf: Record<CountReason, Metric> = {
  addressDay: 'signUpCappedByAddress',
  addressMonth: 'signUpCappedByAddress',
  network: 'signUpCappedByNetwork',
  domain: 'signUpCappedByDomain',
  elsewhere: 'signUpCappedByOtherForms',
  all: 'signUpBreaker',
  apiKey: 'apiKeyCapped',
};

/**
 * Does `work`, which leads to one confirmation mail or answers one request, if that fits under every cap; otherwise counts why not.
 * A place is taken under all caps or none: what was taken is given back when a later cap is full, so that a
 * busy network or hour does not cost an address its mail of the day, and when the work fails. If we die before the work is
 * done, the places stay with `request`: when it comes again, it has them. `held` hears which cap was full.
 */
export const withinCaps =
  ({ caps, clock, telemetry }: Pick<Ports, 'caps' | 'clock' | 'telemetry'>) =>
  async <Result, Reason extends CountReason>(
    wanted: readonly Cap<Reason>[],
    request: RequestId,
    work: () => Promise<Result>,
    held: (by: Reason) => Promise<void> = async () => {},
  ): Promise<Result | 'capped'> => {
    const taken: Cap<Reason>[] = [];
    const giveBack = async () => {
      for (const cap of taken) await caps.giveBack(cap, request);
    };
    for (const cap of wanted) {
      if ((await caps.take(cap, request, clock.now())) === 'taken') {
        taken.push(cap);
        continue;
      }
      telemetry.count(metricOf[cap.reason]);
      await giveBack();
      await held(cap.reason);
      return 'capped';
    }
    let result: Result;
    try {
      result = await work();
    } catch (error) {
      await giveBack();
      throw error;
    }
    for (const cap of taken) await caps.settle(cap, request);
    return result;
  };
