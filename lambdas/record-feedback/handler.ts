import type { Connection } from '../../lib/adapters/connect.ts';
import { type FeedbackOutcome, recordFeedback } from '../../lib/pipeline/feedback/record-feedback.ts';

/** One SES event from EventBridge. An unknown shape is counted and done with: trying again would not help. */
export const createHandler =
  (connection: Connection) =>
  async (event: unknown): Promise<{ outcome: FeedbackOutcome }> => ({
    outcome: await recordFeedback(connection)(event),
  });
