import { type Instant, millisecondsBetween } from '../domain/instant.ts';
import {
  countAccountError,
  holdBack,
  type MailKind,
  type Reserve,
  reserveSlots,
  type Sending,
  slotTolerance,
  slowDown,
} from '../domain/sending.ts';
import type { SendingSettings } from '../domain/site.ts';
import type { Clock, Mailer, SendingRecord, SendResult, Telemetry } from './ports.ts';

/** `held` and `quota-used-up` are not about this mail: whoever asked should stop asking for a while. */
export type Permit = 'go' | 'held' | 'quota-used-up';

export type Pace = {
  /** Waits for this worker's turn at the account's rate. */
  take(kind: MailKind): Promise<Permit>;
  /** Tells what became of the mail: throttling slows every worker down, refusals of the account add up. */
  report(result: SendResult['result']): Promise<void>;
};

type Ports = {
  clock: Clock;
  sending: SendingRecord;
  mailer: Mailer;
  telemetry: Telemetry;
  sendingSettings(): Promise<SendingSettings>;
};

const quotaFreshMilliseconds = 30_000;

export const reserveOf = ({ keepForConfirmations, keepForLessons }: SendingSettings): Reserve => ({
  confirmation: 0,
  lesson: keepForConfirmations,
  newsletter: keepForLessons,
});

/**
 * The account's pace, shared through one item of the table by every worker that sends: each reserves a
 * second's worth of slots at most, and uses none of them late. No server, and no reliance on how many run.
 */
export const createPace = (ports: Ports): Pace => {
  const { clock, sending, telemetry } = ports;
  const lines = new Map<MailKind, Line>();
  let table: Promise<string> | undefined;
  let seenAccountErrors = 0;

  const tableId = () => {
    table ??= sending.tableId();
    return table;
  };

  const lineOf = (kind: MailKind): Line => {
    const line = lines.get(kind) ?? { slots: [], waiting: 0, reserving: undefined };
    lines.set(kind, line);
    return line;
  };

  /** Reserves for everybody who waits in this line. */
  const reserve = async (kind: MailKind, wanted: number): Promise<'slots' | Exclude<Permit, 'go'>> => {
    for (;;) {
      const read = await sending.load();
      const now = clock.now();
      const foreign = read.tableId !== undefined && read.tableId !== (await tableId());
      if (foreign) {
        await sending.save(holdBack(read, 'restored-table', now));
        telemetry.count('held');
        return 'held';
      }
      seenAccountErrors = read.accountErrors;
      const state = { ...read, tableId: read.tableId ?? (await tableId()) };
      const { quota } = state;
      if (!quota || millisecondsBetween(quota.readAt, now) >= quotaFreshMilliseconds) {
        await readQuota(ports, state, now);
        continue;
      }
      const reservation = reserveSlots(
        { ...state, quota },
        { now, wanted, kind, reserve: reserveOf(await ports.sendingSettings()) },
      );
      switch (reservation.outcome) {
        case 'held':
        case 'quota-used-up':
          return reservation.outcome;
        case 'later':
          await clock.wait(reservation.at - Date.parse(now));
          continue;
        case 'slots': {
          if ((await sending.save(reservation.sending)) === 'stale') continue;
          const { first, gap, count } = reservation;
          lineOf(kind).slots.push(...Array.from({ length: count }, (_, index) => first + index * gap));
          return 'slots';
        }
      }
    }
  };

  const take = async (kind: MailKind): Promise<Permit> => {
    const line = lineOf(kind);
    line.waiting += 1;
    try {
      for (;;) {
        const slot = line.slots.shift();
        if (slot === undefined) {
          line.reserving ??= reserve(kind, line.waiting).finally(() => {
            line.reserving = undefined;
          });
          const reserved = await line.reserving;
          if (reserved !== 'slots') return reserved;
          continue;
        }
        const early = slot - Date.parse(clock.now());
        if (early > 0) await clock.wait(early);
        if (Date.parse(clock.now()) <= slot + slotTolerance) return 'go';
      }
    } finally {
      line.waiting -= 1;
    }
  };

  const change = async (decide: (state: Sending) => Sending): Promise<void> => {
    for (;;) {
      const state = await sending.load();
      const next = decide(state);
      if (next === state || (await sending.save(next)) === 'saved') return;
    }
  };

  return {
    take,
    report: async (result) => {
      const now = clock.now();
      switch (result) {
        case 'throttled':
          lines.clear();
          return change((state) => slowDown(state, now));
        case 'halted': {
          const { accountErrors } = await ports.sendingSettings();
          return change((state) => countAccountError(state, accountErrors, now));
        }
        case 'accepted':
          if (seenAccountErrors === 0) return;
          seenAccountErrors = 0;
          return change((state) => (state.accountErrors === 0 ? state : { ...state, accountErrors: 0 }));
        case 'quota-used-up':
        case 'refused':
        case 'no-answer':
          return;
      }
    },
  };
};

/** The slots one kind of mail holds in this process, and who waits for more. */
type Line = {
  slots: number[];
  waiting: number;
  reserving: Promise<'slots' | Exclude<Permit, 'go'>> | undefined;
};

/** SES answers this call once a second in all: whoever moves `readAt` asks, the others wait and read the answer. */
const readQuota = async ({ sending, mailer, clock }: Ports, state: Sending, now: Instant): Promise<void> => {
  const { quota } = state;
  const asking = quota ?? { perSecond: 1, daily: -1, sent: 0, readAt: now };
  if ((await sending.save({ ...state, quota: { ...asking, readAt: now } })) === 'stale') {
    await clock.wait(100);
    return;
  }
  const answer = await mailer.quota();
  // Nobody else reads the quota for a while, but others may reserve meanwhile: their slots still count.
  for (;;) {
    const current = await sending.load();
    const next = { ...current, quota: { ...answer, readAt: now }, reserved: 0 };
    if ((await sending.save(next)) === 'saved') return;
  }
};
