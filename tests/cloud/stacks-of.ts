import { CloudFormationClient, paginateDescribeStacks } from '@aws-sdk/client-cloudformation';

/** The stacks of a stage that are there, each with its status. */
export const stacksOf = async (stage: string): Promise<ReadonlyMap<string, string>> => {
  const client = new CloudFormationClient();
  const found = new Map<string, string>();
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {}))
    for (const { StackName = '', StackStatus = '' } of Stacks)
      if (StackName.startsWith(`dripline-${stage}-`) && StackStatus !== 'DELETE_COMPLETE')
        found.set(StackName, StackStatus);
  client.destroy();
  return found;
};
