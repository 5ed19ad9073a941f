import { parseDeliveryTag } from '../../lib/domain/delivery/delivery-tag.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { StoredMail } from '../../lib/local/aws-fake/contract.ts';

const day = 86_400_000;
/** What was claimed before somebody left may still be on its way for the length of a lease. */
const lease = 5 * 60_000;

export type Evidence = {
  /** What SES has accepted, oldest first. */
  mails: readonly StoredMail[];
  /** Everybody's enrollment at the end. */
  enrollments: readonly Enrollment[];
  lessons: readonly string[];
  /** When whose unsubscribe was acknowledged, in Unix milliseconds. */
  left: ReadonlyMap<string, number>;
  perSecond: number;
};

type Mail = { at: number; tag: string; id: string; key: string };

const mailsOf = ({ mails }: Evidence): Mail[] =>
  mails.map(({ sentAt, tags }) => {
    const tag = tags.delivery ?? '';
    const ref = parseDeliveryTag(tag);
    return { at: Date.parse(sentAt), tag, id: ref?.subscriberId ?? '', key: ref?.key ?? '' };
  });

/** A second mail of a delivery is the one resend of the policy, a day after the first; there is no third. */
export const resends = (evidence: Evidence): { allowed: number; broken: string[] } => {
  const again = [...Map.groupBy(mailsOf(evidence), ({ tag }) => tag)].filter(([, sent]) => sent.length > 1);
  const broken = again.flatMap(([tag, [first, second, third]]) => {
    const enrollment = evidence.enrollments.find(({ subscriberId }) => subscriberId === first?.id);
    const entry = Object.entries(enrollment?.ledger ?? {}).find(([key]) => key === first?.key)?.[1];
    const isResend = entry !== undefined && 'attempt' in entry && entry.attempt === 2;
    const late = (second?.at ?? 0) - (first?.at ?? 0) > 23 * 3_600_000;
    if (third) return [`${tag} was accepted ${evidence.mails.length} times`];
    return isResend && late ? [] : [`${tag} was accepted twice, and the second was no resend`];
  });
  return { allowed: again.length - broken.length, broken };
};

const order = (evidence: Evidence): string[] =>
  [...Map.groupBy(mailsOf(evidence), ({ id }) => id)].flatMap(([id, received]) =>
    received.flatMap((mail, index) => {
      const before = received[index - 1];
      if (!before || before.key === mail.key) return [];
      const places = [before, mail].map(({ key }) => evidence.lessons.indexOf(key));
      if ((places[0] ?? 0) > (places[1] ?? 0)) return [`${id} got ${mail.key} after ${before.key}`];
      return mail.at - before.at < 5 * day - lease
        ? [`${id} got ${before.key} and ${mail.key} within five days`]
        : [];
    }),
  );

const afterLeaving = (evidence: Evidence): string[] =>
  mailsOf(evidence)
    .filter(({ id, at }) => at > (evidence.left.get(id) ?? Number.POSITIVE_INFINITY) + lease)
    .map(({ tag }) => `${tag} went out after an acknowledged unsubscribe`);

/** Whoever stayed has every lesson, or the ledger says that nobody knows. */
const missing = (evidence: Evidence): string[] => {
  const received = new Set(mailsOf(evidence).map(({ tag }) => tag));
  return evidence.enrollments.flatMap(({ subscriberId, courseId, standing, ledger }) => {
    if (standing.status === 'left') return [];
    if (standing.status !== 'completed') return [`${subscriberId} is still ${standing.status}`];
    return evidence.lessons.flatMap((lesson) => {
      const entry = Object.entries(ledger).find(([key]) => key === lesson)?.[1];
      const settled = received.has(`${subscriberId}_${courseId}_${lesson}`) || entry?.status === 'unknown';
      return settled ? [] : [`${subscriberId} never got ${lesson}: ${entry?.status ?? 'not in the ledger'}`];
    });
  });
};

/** The most mails that SES has accepted within one second, wherever one starts to count. */
export const mostInASecond = (evidence: Evidence): number => {
  const moments = mailsOf(evidence).map(({ at }) => at);
  return moments.reduce((most, at, index) => {
    const behind = moments.findIndex((other, place) => place > index && other >= at + 1000);
    return Math.max(most, (behind < 0 ? moments.length : behind) - index);
  }, 0);
};

export const violations = (evidence: Evidence): string[] => [
  ...resends(evidence).broken,
  ...order(evidence),
  ...afterLeaving(evidence),
  ...missing(evidence),
];
