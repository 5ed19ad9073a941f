import { parseSesEvent } from '../../lib/adapters/ses/ses-event.ts';
import { type FeedbackOutcome, recordFeedback } from '../../lib/pipeline/feedback/record-feedback.ts';

/** What SES says is of a kind that this version does not know. The message names the place, never what stands there. */
class EventNotUnderstood extends Error {
  override name = 'EventNotUnderstood';
}

/**
 * One SES event from EventBridge. One of an unknown shape is counted and thrown: Lambda tries it again, and then
 * keeps it as a dead letter, which a version that knows the shape can replay.
 */
export const createHandler =
  (connection: Parameters<typeof recordFeedback>[0]) =>
  async (event: unknown): Promise<{ outcome: FeedbackOutcome }> => {
    const parsed = parseSesEvent(event);
    if (parsed.kind === 'understood') return { outcome: await recordFeedback(connection)(parsed.feedback) };
    connection.telemetry.count('eventsNotUnderstood');
    connection.telemetry.warn('event-not-understood', { at: parsed.at });
    throw new EventNotUnderstood(`The event makes no sense at “${parsed.at}”.`);
  };
