import { parseSesEvent } from '../../lib/adapters/ses/ses-event.ts';
import { type FeedbackOutcome, recordFeedback } from '../../lib/pipeline/feedback/record-feedback.ts';

/** One SES event from EventBridge. An unknown shape is counted and done with: trying again would not help. */
export const createHandler =
  (connection: Parameters<typeof recordFeedback>[0]) =>
  async (event: unknown): Promise<{ outcome: FeedbackOutcome | 'not-understood' }> => {
    const parsed = parseSesEvent(event);
    if (parsed.kind === 'understood') return { outcome: await recordFeedback(connection)(parsed.feedback) };
    connection.telemetry.count('eventsNotUnderstood');
    connection.telemetry.warn('event-not-understood', { at: parsed.at });
    return { outcome: 'not-understood' };
  };
