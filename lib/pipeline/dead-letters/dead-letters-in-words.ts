import type { DeadKind, Replayed, WaitingLetters } from './replay-dead-letters.ts';

const inWords: Record<DeadKind, { one: string; many: string }> = {
  'take-sign-up': { one: 'sign-up', many: 'sign-ups' },
  'take-list-sign-up': { one: 'sign-up to a newsletter', many: 'sign-ups to newsletters' },
  'take-vouched': { one: 'person vouched for by a program', many: 'people vouched for by programs' },
  tag: { one: 'tagging asked for by a program', many: 'taggings asked for by programs' },
  unsubscribe: { one: 'leaving asked for by a program', many: 'leavings asked for by programs' },
  deliver: { one: 'mail to send at once', many: 'mails to send at once' },
  'ses-event': { one: 'event of SES', many: 'events of SES' },
  'delivery-batch': {
    one: 'batch of deliveries told of by SES',
    many: 'batches of deliveries told of by SES',
  },
  webhook: { one: 'webhook', many: 'webhooks' },
  unreadable: { one: 'message that nobody here can read', many: 'messages that nobody here can read' },
};

const howMany = (count: number, kind: DeadKind): string =>
  `${count} ${count === 1 ? inWords[kind].one : inWords[kind].many}`;

/** What waits, a line each kind. Says nothing of whose it is. */
export const waitingInWords = (waiting: readonly WaitingLetters[]): string[] =>
  waiting.map(({ kind, count, oldest }) => `  ${howMany(count, kind)}, the oldest of ${oldest}`);

const whyLeft: Record<Exclude<Replayed['outcome'], 'done'>, string> = {
  capped: 'a cap on confirmation mails was full; run this again tomorrow',
  failed: 'failed again; the log of its function says why',
};

/** What became of it all, a line each kind and outcome. */
export const replayedInWords = (replayed: readonly Replayed[]): string[] =>
  [...Map.groupBy(replayed, ({ kind, outcome }) => `${kind} ${outcome}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { kind, outcome } = first;
    const what = howMany(group.length, kind);
    return [outcome === 'done' ? `${what}: done.` : `${what}: still waiting, ${whyLeft[outcome]}.`];
  });
