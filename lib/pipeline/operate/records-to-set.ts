import type { DeployedStacks } from '../ports/doctor.ts';

/** A line of a zone file, and what it is for. */
export type RecordToSet = { record: string; purpose: string };

/** What a stage's domains need in the DNS and its stacks do not set themselves. Undefined where there is no such stage. */
export const recordsToSet = async ({
  stacks,
}: {
  stacks: DeployedStacks;
}): Promise<RecordToSet[] | undefined> => {
  const [address, application] = [await stacks.outputs('address'), await stacks.outputs('application')];
  if (!address && !application) return undefined;
  return [...(address ?? []), ...(application ?? [])]
    .filter(({ name }) => /^DnsRecord\d+$/.test(name))
    .map(({ value, description }) => ({ record: value, purpose: description }));
};
