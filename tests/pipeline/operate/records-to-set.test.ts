import { expect, it } from 'vitest';
import { recordsToSet } from '../../../lib/pipeline/operate/records-to-set.ts';
import { stacksInMemory } from '../../memory/deployed-stacks.ts';

const dkim = {
  name: 'DnsRecord1',
  value: 'a._domainkey.harbour.test. 3600 IN CNAME a.dkim.test.',
  description: 'DKIM',
};
const other = { name: 'WebUrl', value: 'https://course.harbour.test', description: 'The sign-up page' };

it.each(['address', 'application'] as const)(
  'the records of a stage are those that its %s stack names',
  async (part) => {
    const stacks = stacksInMemory({ application: {}, [part]: { outputs: [dkim, other] } });
    expect(await recordsToSet({ stacks })).toEqual([{ record: dkim.value, purpose: 'DKIM' }]);
  },
);

it('there are none to set where a stage sets all itself, and none known where there is no stage', async () => {
  expect(await recordsToSet({ stacks: stacksInMemory({ address: {} }) })).toEqual([]);
  expect(await recordsToSet({ stacks: stacksInMemory({}) })).toBeUndefined();
});
