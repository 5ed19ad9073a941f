import { permissions as buildCourse } from '../../lambdas/build-course/permissions.ts';
import { permissions as recordDeliveries } from '../../lambdas/record-deliveries/permissions.ts';
import { permissions as recordFeedback } from '../../lambdas/record-feedback/permissions.ts';
import { permissions as runJob } from '../../lambdas/run-job/permissions.ts';
import { permissions as sendLessons } from '../../lambdas/send-lessons/permissions.ts';
import { permissions as sendReport } from '../../lambdas/send-report/permissions.ts';
import { permissions as sendWebhooks } from '../../lambdas/send-webhooks/permissions.ts';
import { permissions as web } from '../../lambdas/web/permissions.ts';
import type { LambdaName } from '../adapters/function-name.ts';
import type { PortMethod } from '../adapters/port-permissions.ts';

/** What each function says that it uses. */
export const functionPermissions: Record<LambdaName, readonly PortMethod[]> = {
  'build-course': buildCourse,
  'send-lessons': sendLessons,
  web,
  'run-job': runJob,
  'record-feedback': recordFeedback,
  'record-deliveries': recordDeliveries,
  'send-webhooks': sendWebhooks,
  'send-report': sendReport,
};
