import type { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/**
 * The part of a stack that has a name: whoever comes first makes it. Ids of resources go by it, and have to stay the same whether what
 * is in it stands in one stack or in two.
 */
export const partOf = (stack: Stack, name: string): Construct => {
  const found = stack.node.tryFindChild(name);
  return found instanceof Construct ? found : new Construct(stack, name);
};
