import type { Fake } from '../../lib/local/aws-fake/client.ts';

/** Takes the events that SES has made since they were last taken, without doing anything about them. */
export const takeEvents = async (fake: Fake): Promise<unknown[]> => {
  const waiting = await fake.events();
  const last = waiting.at(-1);
  if (last) await fake.passed(last);
  return waiting.map(({ event }) => event);
};
