/** What an intrusion can come before: the calls of the record's parts. */
const parts = ['subscribers', 'enrollments', 'suppressions', 'subscriptions'] as const;

type Record = { [Part in (typeof parts)[number]]: object };

/**
 * The same ports, but right before their `at`-th call of the record `intrude` runs to its end: what two people, or
 * one in two tabs, can do to each other. `calls` counts on, so that a test can go through every moment there is.
 */
export const intruded = <Ports extends Record>(ports: Ports, at: number, intrude: () => Promise<unknown>) => {
  const counted = { calls: 0 };
  const watch = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== 'function') return call;
        return async (...given: unknown[]): Promise<unknown> => {
          counted.calls += 1;
          if (counted.calls === at) await intrude();
          return Reflect.apply(call, target, given);
        };
      },
    });
  const { subscribers, enrollments, suppressions, subscriptions } = ports;
  return {
    counted,
    ports: {
      ...ports,
      subscribers: watch(subscribers),
      enrollments: watch(enrollments),
      suppressions: watch(suppressions),
      subscriptions: watch(subscriptions),
    },
  };
};
