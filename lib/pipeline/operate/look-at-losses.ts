import { type Losses, lossesOf, type Standing, type Wanted } from '../../domain/stage/losses.ts';
import { imageHostsOutput, type StackPart, type StackResource } from '../../domain/stage/stack.ts';
import type { DeployedStacks } from '../ports/doctor.ts';

type Asked = {
  /** The table that the functions were told of, if there are any that can be asked. */
  table: string | undefined;
  /** The table that the settings name in the place of the stage's own. */
  restored: string | undefined;
  wanted: Omit<Wanted, 'table'>;
  /** Where the settings are. */
  file: string;
};

const idsOf = (resources: readonly StackResource[], type: string): string[] =>
  resources.filter((resource) => resource.type === type).map(({ id }) => id);

/** What a deploy would take from people, as the stage's stacks stand now. */
export const lookAtLosses =
  ({ stacks }: { stacks: DeployedStacks }) =>
  async ({ table, restored, wanted, file }: Asked): Promise<Losses> => {
    const of = async (part: StackPart) => (await stacks.resources(part)) ?? [];
    const [data, address, application] = [await of('data'), await of('address'), await of('application')];
    const known = [...address, ...application];
    const [own] = idsOf(data, 'AWS::DynamoDB::GlobalTable');
    const standing: Standing = {
      apiIn: apiIn({ address, application }),
      domains: idsOf(known, 'AWS::ApiGatewayV2::DomainName'),
      identities: idsOf(known, 'AWS::SES::EmailIdentity'),
      imageHosts: await imageHosts(stacks),
      table,
    };
    return lossesOf(standing, { ...wanted, table: restored ?? own }, file);
  };

const apiIn = (resources: Record<'address' | 'application', readonly StackResource[]>): Standing['apiIn'] =>
  (['address', 'application'] as const).find(
    (part) => idsOf(resources[part], 'AWS::ApiGatewayV2::Api').length > 0,
  );

/** All that the cache of the images answers to. */
const imageHosts = async (stacks: DeployedStacks): Promise<string[]> => {
  const outputs = [
    ...((await stacks.outputs('address')) ?? []),
    ...((await stacks.outputs('application')) ?? []),
  ];
  return outputs.find(({ name }) => name === imageHostsOutput)?.value.split(',') ?? [];
};
