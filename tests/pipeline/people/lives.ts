import fc from 'fast-check';
import { expect } from 'vitest';
import type { WhyNoMail } from '../../../lib/domain/people/why-no-mail.ts';
import { holdBack, release } from '../../../lib/domain/sending/sending-state.ts';
import { liftSuppression } from '../../../lib/pipeline/operate/lift-suppression.ts';
import type { DeliveryOutcome } from '../../../lib/pipeline/send/send-delivery.ts';
import type { PeopleWorld, SesAnswer } from '../../worlds/people-in-memory.ts';

/** What can happen between two looks, by what it is called. */
export type Happenings = Readonly<Record<string, (world: PeopleWorld) => Promise<unknown>>>;

/** What can happen whatever somebody waits for. */
export const happeningsToAnybody: Happenings = {
  nothing: async () => {},
  'an hour passes': async ({ wait }) => wait({ hours: 1 }),
  'their address bounces': ({ ports, onlyPerson, clock }) =>
    ports.suppressions.add(onlyPerson().addressHash, { reason: 'bounce', at: clock.now() }),
  'it is lifted': ({ ports, onlyPerson }) => liftSuppression(ports)(onlyPerson().address, 'they called'),
  'sending stops': async ({ ports, clock }) =>
    ports.sending.save(holdBack(await ports.sending.load(), 'bounce-rate', clock.now())),
  'sending goes on': async ({ ports, clock }) =>
    ports.sending.save(release(await ports.sending.load(), await ports.sending.storeIdentity(), clock.now())),
  'most of the quota is used up': ({ useUpQuota }) => useUpQuota(990),
  'a new day of the quota': ({ useUpQuota }) => useUpQuota(0),
};

/** What happens one after the other; the mail that is due then gets the answer of SES that is named, or is accepted. */
export type Life = readonly (string | readonly [string, SesAnswer])[];

/** What the sweep makes of a mail that is due. */
export const outcomeOfDue = {
  accepted: 'sent',
  refused: 'failed',
  'not-taken': 'put-off',
  'no-answer': 'unknown',
  throttled: 'throttled',
} as const satisfies Record<SesAnswer, DeliveryOutcome>;

type Watched = {
  happenings: Happenings;
  why(world: PeopleWorld): Promise<WhyNoMail>;
  sweep(world: PeopleWorld): Promise<DeliveryOutcome>;
  /** What the sweep may do where that is the reason; undefined where a reason says nothing of it. */
  outcomesOf(why: WhyNoMail, answer: SesAnswer): readonly DeliveryOutcome[] | undefined;
};

/** Looks why, lets the sweep go by, and holds the one against the other: once, and after each thing that happens. */
export const watching = ({ happenings, why, sweep, outcomesOf }: Watched) => {
  const lookAndSweep = async (world: PeopleWorld, said: SesAnswer): Promise<WhyNoMail> => {
    world.sesAnswers(said);
    const reason = await why(world);
    const outcome = await sweep(world);
    world.sesAnswers('accepted');
    if (outcomesOf(reason, said)?.includes(outcome) === false)
      expect.fail(`The reason was ${JSON.stringify(reason)}, and the sweep's outcome “${outcome}”.`);
    return reason;
  };
  const live = async (world: PeopleWorld, life: Life): Promise<WhyNoMail | undefined> => {
    let last: WhyNoMail | undefined;
    for (const each of life) {
      const [what, said] = typeof each === 'string' ? ([each, 'accepted'] as const) : each;
      const happen = happenings[what];
      if (!happen) throw new Error(`Nothing is called “${what}”.`);
      await happen(world);
      last = await lookAndSweep(world, said);
    }
    return last;
  };
  return { lookAndSweep, live };
};

/** Any life of these, with any answers of SES. */
export const anyLife = (happenings: Happenings): fc.Arbitrary<Life> =>
  fc.array(
    fc.tuple(
      fc.constantFrom(...Object.keys(happenings)),
      fc.constantFrom<SesAnswer>('accepted', 'accepted', 'refused', 'not-taken', 'no-answer', 'throttled'),
    ),
    { maxLength: 12 },
  );
