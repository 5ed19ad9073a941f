import { type SendingState, withQuota } from '../../domain/sending/sending-state.ts';
import { millisecondsApart } from '../../domain/time/instant.ts';
import { type Changed, changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'random' | 'sending' | 'mailer'>;

const hour = 60 * 60_000;

/**
 * Asks for the quota once an hour though nothing is due: it is by the quota that the sign-up page knows, before anybody has
 * signed up, that the account is in SES's sandbox. A sweep goes on without an answer.
 */
export const watchQuota =
  (ports: Needs & Pick<Ports, 'telemetry'>) =>
  async (state: SendingState): Promise<void> => {
    if (state.quota && millisecondsApart(state.quota.readAt, ports.clock.now()) < hour) return;
    await readQuota(ports, state).catch((error: unknown) =>
      ports.telemetry.surprise(error, { where: 'watch-quota' }),
    );
  };

/** SES answers this call once a second in all: whoever moves `readAt` asks, the others wait and read the answer. */
export const readQuota = async (ports: Needs, state: SendingState): Promise<void> => {
  const { sending, mailer, clock } = ports;
  const now = clock.now();
  const { quota } = state;
  const asking = quota ?? { perSecond: 1, daily: -1, sent: 0, readAt: now };
  if ((await sending.save({ ...state, quota: { ...asking, readAt: now } })) === 'stale') {
    await clock.wait(100);
    return;
  }
  const answer = await mailer.quota();
  // Nobody else reads the quota for a while, but others may be granted permits meanwhile: those still count.
  await changeSending(ports, (current) => withQuota(current, { ...answer, readAt: now }));
};

export const changeSending = (
  ports: Needs,
  decide: (state: SendingState) => SendingState | undefined,
): Promise<Changed<SendingState>> =>
  changeItem(ports, {
    what: 'the state of sending',
    load: ports.sending.load,
    save: ports.sending.save,
    decide,
  });
