import type { CountsConnection } from '../../lib/adapters/connect.ts';
import type { CompileReport } from '../../lib/pipeline/ports/compile.ts';
import type { CountDeadLetters } from '../../lib/pipeline/ports/dead-letters.ts';
import type { Ports } from '../../lib/pipeline/ports.ts';
import { sendWeeklyReport, type WeeklyReportOutcome } from '../../lib/pipeline/report/send-weekly-report.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';

type Elsewhere = { compileReport: CompileReport; countDeadLetters: CountDeadLetters };

/** One look, each hour, whether a week is to be mailed. Doubled and late calls do no harm. */
export const createHandler =
  (connection: CountsConnection & Pick<Ports, 'mailer'>, elsewhere: Elsewhere) =>
  async (): Promise<{ outcome: WeeklyReportOutcome }> => {
    const ports = { ...connection, ...elsewhere, rateLimiter: createRateLimiter(connection) };
    return { outcome: await sendWeeklyReport(ports)(connection.stage, connection.front) };
  };
