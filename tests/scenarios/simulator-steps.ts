import type { Connection } from '../../lib/adapters/connect.ts';
import type { CourseId } from '../../lib/domain/content/course.ts';
import { confirmationLife } from '../../lib/domain/enrollment/activate-enrollment.ts';
import { type Enrollment, requestToConfirm } from '../../lib/domain/enrollment/enrollment.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { later, millisecondsBetween, unixSeconds } from '../../lib/domain/time/instant.ts';
import { actForPerson } from '../../lib/pipeline/people/act-for-person.ts';
import { findPerson } from '../../lib/pipeline/people/find-person.ts';

/** A stage, or the world on this machine, with its operator's rights: nobody reads what SES's simulator gets. */
export type Place = {
  connection: Connection;
  /** Where its pages are reached from here. */
  url: string;
  course: CourseId;
  /** Lets a sweep happen, or waits for what sweeps by itself. */
  pause(): Promise<void>;
  /** Is told of each step that came out as it should. */
  say(line: string): void;
};

/** What a stage has to have done something in: sweeps come every minute. */
const patience = 3 * 60_000;

/**
 * One subscriber from sign-up to erasure, whose mailbox is SES's simulator of a mailbox that takes everything: harmless on a stage
 * with people on it, and the same wherever it is played. Whoever was signed up is erased, however it ends.
 */
export const playSimulatedSubscriber = async ({
  connection,
  url,
  course,
  pause,
  say,
}: Place): Promise<void> => {
  const { clock, random, baseUrl, tokens, enrollments } = connection;
  const address = emailAddress.parse(`success+${random.subscriberId().slice(0, 12)}@simulator.amazonses.com`);
  const find = async (): Promise<SubscriberId | undefined> => {
    const found = await findPerson(connection)(address);
    return found.kind === 'found' ? found.id : undefined;
  };
  const until = async <Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> => {
    const begun = clock.now();
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (millisecondsBetween(begun, clock.now()) > patience)
        throw new Error(`Within three minutes, ${what} did not happen.`);
      await pause();
    }
  };
  const enrollmentThat = (what: string, fits: (enrollment: Enrollment) => boolean) =>
    until(what, async () => {
      const id = await find();
      const enrollment = id && (await enrollments.load({ subscriberId: id, courseId: course }));
      return enrollment && fits(enrollment) ? enrollment : undefined;
    });
  const posted = async (what: string, path: string, form: Record<string, string>) => {
    const { status } = await fetch(url + path, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'error',
    });
    if (status !== 200) throw new Error(`${what} was answered with ${status}.`);
  };

  try {
    await posted('The form', '/subscribe', { email: address, firstName: '', zone: 'Europe/London', course });
    const asked = await enrollmentThat('a sign-up', ({ standing }) => standing.status === 'pending');
    say(`The form at ${baseUrl} signs up.`);

    const { subscriberId: s, courseId: c, episode: e } = asked;
    const x = unixSeconds(later(clock.now(), confirmationLife));
    const n = requestToConfirm(asked)?.number;
    await posted('The confirmation', `/confirm/${tokens.sign({ p: 'confirm', s, c, e, n, x })}`, {});
    await enrollmentThat('the first lesson', ({ ledger }) =>
      Object.values(ledger).some((entry) => entry?.status === 'sent'),
    );
    say('A confirmation brings the first lesson, which SES took.');

    const leave = `/unsubscribe/${tokens.sign({ p: 'unsubscribe', s, c })}`;
    await posted('The button of mail programs', leave, { 'List-Unsubscribe': 'One-Click' });
    await enrollmentThat('unsubscribing', ({ standing }) => standing.status === 'left');
    say('The button of mail programs takes off (RFC 8058).');
  } finally {
    const id = await find();
    if (id) await actForPerson(connection)(id, { kind: 'erase' }, 'Signed up to try the stage.');
  }
  if (await find()) throw new Error('Who was signed up is still on record.');
  say('Who was signed up is erased.');
};
