import type { DeliveryRef } from '../domain/delivery.ts';
import { parseDeliveryTag } from '../domain/delivery.ts';
import { leave, settleByEvent } from '../domain/enrollment.ts';
import { type SesEvent, sesEventSchema, verdictOf } from '../domain/feedback.ts';
import { hourOf } from '../domain/health.ts';
import { outlineOf } from '../domain/mail.ts';
import { emailAddress, type SubscriberId } from '../domain/subscriber.ts';
import type {
  Clock,
  Courses,
  Enrollments,
  Hashes,
  Health,
  Subscribers,
  Suppressions,
  Telemetry,
} from './ports.ts';

export type FeedbackOutcome = 'settled' | 'suppressed' | 'noted' | 'unknown-shape';

type Ports = {
  clock: Clock;
  hashes: Hashes;
  courses: Courses;
  subscribers: Subscribers;
  enrollments: Enrollments;
  suppressions: Suppressions;
  health: Health;
  telemetry: Telemetry;
};

/**
 * Takes one SES event: settles a delivery whose outcome was unknown, and stops all mail to an address that
 * bounced for good or complained. Events come late, twice, out of order or never; each is safe to repeat.
 */
export const recordFeedback =
  (ports: Ports) =>
  async (input: unknown): Promise<FeedbackOutcome> => {
    const { clock, health, telemetry } = ports;
    const parsed = sesEventSchema.safeParse(input);
    if (!parsed.success) {
      telemetry.count('eventsNotUnderstood');
      telemetry.note('event-not-understood', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
      return 'unknown-shape';
    }

    const event = parsed.data;
    const verdict = verdictOf(event);
    const ref = parseDeliveryTag(event.detail.mail.tags.delivery?.[0] ?? '');
    // Every one of these events is proof that SES accepted the mail.
    const settled = verdict !== 'nothing' && ref ? await settle(ports, ref) : false;
    switch (verdict) {
      case 'bounced-for-good':
      case 'complained':
        telemetry.count(verdict === 'complained' ? 'complaints' : 'permanentBounces');
        await health.add(hourOf(clock.now()), verdict === 'complained' ? { complaints: 1 } : { bounces: 1 });
        await suppress(ports, event, ref, verdict === 'complained' ? 'complaint' : 'bounce');
        return 'suppressed';
      case 'bounced-for-now':
        telemetry.count('transientBounces');
        return settled ? 'settled' : 'noted';
      case 'accepted':
      case 'nothing':
        return settled ? 'settled' : 'noted';
    }
  };

const settle = async ({ courses, enrollments, telemetry }: Ports, ref: DeliveryRef): Promise<boolean> => {
  for (;;) {
    const [enrollment, published] = await Promise.all([enrollments.load(ref), courses.current(ref.courseId)]);
    const settled = enrollment && published && settleByEvent(enrollment, ref.key, outlineOf(published));
    if (!settled) return false;
    if ((await enrollments.save(settled)) === 'saved') {
      telemetry.count('settledByEvent');
      return true;
    }
  }
};

/** By the delivery's tag where it has one, since providers redact addresses; by the address otherwise. */
const suppress = async (
  ports: Ports,
  event: SesEvent,
  ref: DeliveryRef | undefined,
  reason: 'bounce' | 'complaint',
) => {
  const { clock, hashes, subscribers, suppressions } = ports;
  const tagged = ref && (await subscribers.load(ref.subscriberId));
  if (tagged) {
    await suppressions.add(tagged.addressHash, { reason, at: clock.now() });
    await leaveEverything(ports, tagged.id, reason);
    return;
  }
  for (const destination of event.detail.mail.destination) {
    const address = emailAddress.safeParse(destination);
    if (!address.success) continue;
    const hash = hashes.address(address.data);
    await suppressions.add(hash, { reason, at: clock.now() });
    const id = await subscribers.idOf(hash);
    if (id) await leaveEverything(ports, id, reason);
  }
};

const leaveEverything = async (
  { clock, enrollments }: Ports,
  id: SubscriberId,
  reason: 'bounce' | 'complaint',
) => {
  for (const enrollment of await enrollments.of(id)) {
    let current: typeof enrollment | undefined = enrollment;
    while (current) {
      const left = leave(current, reason, clock.now());
      if (!left || (await enrollments.save(left)) === 'saved') break;
      current = await enrollments.load(current);
    }
  }
};
