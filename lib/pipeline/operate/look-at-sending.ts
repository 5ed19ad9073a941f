import { type HealthHour, hourOf } from '../../domain/sending/health.ts';
import { isInSandbox, type SendingState } from '../../domain/sending/sending-state.ts';
import { type Instant, later } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { releaseSending } from './release-sending.ts';

/** How sending stands, by what is on record: nothing is asked of SES. */
export type SendingSight = {
  /** Why nothing goes out, and since when. */
  hold: SendingState['hold'];
  /** The table is a copy of the one that its record was made in: the next sweep stops. */
  isForeign: boolean;
  isInSandbox: boolean;
  /** What SES said last, with what was given out since. */
  quota: SendingState['quota'];
  /** Share of the account's rate in use: 1, or less after SES said "too fast". */
  factor: number;
  lastDay: Omit<HealthHour, 'hour'>;
  /** When something is due next. */
  nextDueAt: Instant | undefined;
};

type Needs = Pick<Ports, 'clock' | 'random' | 'sending' | 'health' | 'queue' | 'telemetry'>;

export const lookAtSending = (ports: Needs) => async (): Promise<SendingSight> => {
  const { clock, sending, health, queue } = ports;
  const now = clock.now();
  const [state, isForeign, hours, nextDueAt] = await Promise.all([
    sending.load(),
    releaseSending(ports).isForeign(),
    health.since(hourOf(later(now, { days: -1 }))),
    queue.nextDueAt(),
  ]);
  const { hold, quota, reserved, factor } = state;
  return {
    hold,
    isForeign,
    isInSandbox: isInSandbox(state, now),
    quota: quota && { ...quota, sent: quota.sent + reserved },
    factor,
    lastDay: {
      sent: sumOf(hours, 'sent'),
      bounces: sumOf(hours, 'bounces'),
      complaints: sumOf(hours, 'complaints'),
    },
    nextDueAt,
  };
};

const sumOf = (hours: readonly HealthHour[], key: 'sent' | 'bounces' | 'complaints'): number =>
  hours.reduce((sum, hour) => sum + hour[key], 0);
