import { connectCounts } from '../../lib/adapters/connect.ts';
import { createCountDeadLetters } from '../../lib/adapters/count-dead-letters.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { functionName } from '../../lib/adapters/function-name.ts';
import { createCompileReport } from '../../lib/adapters/sdk/compile-report.ts';
import { withMailer } from '../../lib/adapters/ses/with-mailer.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(process.env);
const connection = withMailer(connectCounts(environment), environment);

export const handler = createEntryPoint(
  connection,
  createHandler(connection, {
    compileReport: createCompileReport(functionName(environment.STAGE, 'build-course')),
    countDeadLetters: createCountDeadLetters(environment.DEAD_LETTERS),
  }),
);
