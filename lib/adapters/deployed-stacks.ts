import { DOMParser } from 'linkedom';
import * as z from 'zod';
import { type StackPart, stackName } from '../domain/stage/stack.ts';
import type { DeployedStacks } from '../pipeline/ports.ts';
import type { Caller } from './caller.ts';
import { answerOf, timeLimit } from './doctor/answer-of.ts';
import { createSignedGet, services } from './doctor/signed-get.ts';

const resourceSchema = z.object({ type: z.string().min(1), id: z.string() });
const outputSchema = z.object({ name: z.string().min(1), value: z.string(), description: z.string() });

const textIn = (of: { querySelector(name: string): { textContent: string | null } | null }, name: string) =>
  of.querySelector(name)?.textContent ?? '';

/** CloudFormation answers in XML, whatever it is asked for. */
const read = (body: string, result: string) => {
  const document = new DOMParser().parseFromString(body, 'text/xml');
  if (!document.querySelector(result)) throw new SyntaxError(`no ${result}`);
  return document;
};

/** What CloudFormation says when it is asked for a stack that is not there, as of anything else that it does not take. */
const isNotThere = (error: unknown): boolean => error instanceof Error && error.name === 'ValidationError';

/** The stacks of a stage, asked of CloudFormation or of whatever answers at the SDK's configured endpoints. */
export const createDeployedStacks = (
  stage: string,
  caller: Caller = {},
  timeLimitMilliseconds = timeLimit,
): DeployedStacks => {
  const get = createSignedGet(caller, timeLimitMilliseconds);
  const ask = async (Action: string, part: StackPart, more: Record<string, string> = {}) => {
    const query = { Action, Version: '2010-05-15', StackName: stackName(stage, part), ...more };
    try {
      return await get(services.cloudFormation, '/', query);
    } catch (error) {
      if (isNotThere(error)) return undefined;
      throw error;
    }
  };
  return {
    resources: (part) =>
      answerOf({ whom: 'CloudFormation', action: 'cloudformation:ListStackResources' }, async () => {
        const found = [];
        let more = {};
        for (;;) {
          const got = await ask('ListStackResources', part, more);
          if (!got) return undefined;
          const document = read(got.body, 'ListStackResourcesResult');
          // What was deleted is listed for as long as the stack is.
          for (const member of document.querySelectorAll('StackResourceSummaries > member'))
            if (textIn(member, 'ResourceStatus') !== 'DELETE_COMPLETE')
              found.push(
                resourceSchema.parse({
                  type: textIn(member, 'ResourceType'),
                  id: textIn(member, 'PhysicalResourceId'),
                }),
              );
          const next = textIn(document, 'NextToken');
          if (next === '') return found;
          more = { NextToken: next };
        }
      }),
    outputs: (part) =>
      answerOf({ whom: 'CloudFormation', action: 'cloudformation:DescribeStacks' }, async () => {
        const got = await ask('DescribeStacks', part);
        if (!got) return undefined;
        const document = read(got.body, 'DescribeStacksResult');
        return [...document.querySelectorAll('Outputs > member')]
          .map((member) =>
            outputSchema.parse({
              name: textIn(member, 'OutputKey'),
              value: textIn(member, 'OutputValue'),
              description: textIn(member, 'Description'),
            }),
          )
          .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
      }),
  };
};
