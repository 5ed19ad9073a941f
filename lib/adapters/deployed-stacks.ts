import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { type StackPart, stackName } from '../domain/stage/stack.ts';
import type { DeployedStacks } from '../pipeline/ports/doctor.ts';
import type { Caller } from './caller.ts';
import { answerOf, inTime, timeLimit } from './doctor/answer-of.ts';

const resourcesSchema = z.object({
  StackResourceSummaries: z.array(
    z.object({
      ResourceType: z.string().min(1),
      PhysicalResourceId: z.string().default(''),
      ResourceStatus: z.string(),
    }),
  ),
});

const stacksSchema = z.object({
  Stacks: z.tuple([
    z.object({
      Outputs: z
        .array(
          z.object({
            OutputKey: z.string().min(1),
            OutputValue: z.string(),
            Description: z.string().default(''),
          }),
        )
        .default([]),
    }),
  ]),
});

/** What CloudFormation says when it is asked for a stack that is not there, as of anything else that it does not take. */
const isNotThere = (error: unknown): boolean => error instanceof Error && error.name === 'ValidationError';

/** What is asked for, or undefined where there is no such stack. */
const unlessNotThere = async <Found>(ask: () => Promise<Found>): Promise<Found | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
};

/** The stacks of a stage, asked of CloudFormation or of whatever answers at the SDK's configured endpoints. */
export const createDeployedStacks = (
  stage: string,
  caller: Caller = {},
  timeLimitMilliseconds = timeLimit,
): DeployedStacks => {
  const client = new CloudFormationClient({ ...caller, ...inTime(timeLimitMilliseconds) });
  const nameOf = (part: StackPart) => ({ StackName: stackName(stage, part) });
  return {
    resources: (part) =>
      answerOf({ whom: 'CloudFormation', action: 'cloudformation:ListStackResources' }, () =>
        unlessNotThere(async () => {
          const found = [];
          // What was deleted is listed for as long as the stack is.
          for await (const page of paginateListStackResources({ client }, nameOf(part)))
            for (const each of resourcesSchema.parse(page).StackResourceSummaries)
              if (each.ResourceStatus !== 'DELETE_COMPLETE')
                found.push({ type: each.ResourceType, id: each.PhysicalResourceId });
          return found;
        }),
      ),
    outputs: (part) =>
      answerOf({ whom: 'CloudFormation', action: 'cloudformation:DescribeStacks' }, () =>
        unlessNotThere(async () => {
          const [stack] = stacksSchema.parse(
            await client.send(new DescribeStacksCommand(nameOf(part))),
          ).Stacks;
          return stack.Outputs.map(({ OutputKey, OutputValue, Description }) => ({
            name: OutputKey,
            value: OutputValue,
            description: Description,
          })).sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
        }),
      ),
  };
};
