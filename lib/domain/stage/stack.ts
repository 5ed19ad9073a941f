/** The stacks that a stage consists of: what must outlive everything, what others know it by, and what can be made again. */
export type StackPart = 'data' | 'address' | 'application';

export const stackName = (stage: string, part: StackPart): string => `dripline-${stage}-${part}`;

/** Something in a stack: what CloudFormation calls its kind, and what the service itself knows it by. */
export type StackResource = { type: string; id: string };

/** What a stack says of itself. */
export type StackOutput = { name: string; value: string; description: string };

/** The output that says which hosts the images of mails have, with commas between. */
export const imageHostsOutput = 'ImageHosts';
