import type { StackOutput, StackPart, StackResource } from '../../lib/domain/stage/stack.ts';
import type { DeployedStacks } from '../../lib/pipeline/ports/doctor.ts';

export type StackInMemory = { resources?: StackResource[]; outputs?: StackOutput[] };

/** Stacks as they are said to stand; what is not named is not there. */
export const stacksInMemory = (stacks: Partial<Record<StackPart, StackInMemory>>): DeployedStacks => ({
  resources: async (part) => stacks[part] && (stacks[part].resources ?? []),
  outputs: async (part) => stacks[part] && (stacks[part].outputs ?? []),
});
