import { refuse } from '../../lib/local/aws-fake/query-protocol.ts';
import type { AwsCall } from './is-allowed.ts';

/** The refusal that the SDK gets from each service: same status, same type, same kind of words. */
export const accessDenied = (service: string, caller: string, { action, resource }: AwsCall): Response => {
  const user = `arn:aws:sts::000000000000:assumed-role/${caller}/${caller}`;
  const Message = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  const headers = { 'x-amzn-errortype': 'AccessDeniedException' };
  switch (service) {
    case 'ses':
      return refuse('AccessDenied', Message, 403);
    case 'dynamodb':
      return Response.json(
        { __type: 'com.amazon.coral.service#AccessDeniedException', Message },
        { status: 400 },
      );
    case 'lambda':
      return Response.json({ Message }, { status: 403, headers });
    default:
      return Response.json({ __type: 'AccessDeniedException', Message }, { status: 400, headers });
  }
};
