import type { Site } from '../../domain/content/site.ts';
import { notChecked, type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import { probeId, probeTag, type Simulated, simulated, simulatedKinds } from '../../domain/doctor/probe.ts';
import { noValues } from '../../domain/mail/merge-template.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { millisecondsBetween } from '../../domain/time/instant.ts';
import type { OutgoingMail } from '../ports/mailer.ts';
import type { Ports } from '../ports.ts';
import { waitForTurn } from '../send/come-in-turn.ts';
import type { RateLimiter } from '../send/rate-limiter.ts';

type Needs = Pick<Ports, 'clock' | 'random' | 'mailer' | 'probes'> & { rateLimiter: RateLimiter };

/** How long SES has for all of it, with EventBridge and with Firehose, which brings deliveries together for a minute. */
const patience = 3 * 60_000;

const betweenLooks = 2_000;

/**
 * Mails SES's simulator, and waits until what it says of a delivery, a bounce and a complaint stands in the record: the whole
 * way, with what is deployed. The mails are nobody's, cost three mails, and count towards no rate of SES's or ours.
 */
export const checkEventPath =
  (ports: Needs) =>
  async (site: Pick<Site, 'brand' | 'senders' | 'replyTo'>): Promise<Outcome> => {
    const { clock, random, probes } = ports;
    // A random name of as many letters, and nobody's.
    const kinds = simulatedKinds.map((kind) => ({
      kind,
      probe: probeId.parse(random.subscriberId()),
    }));
    const begun = clock.now();
    for (const { kind, probe } of kinds) {
      const refused = await send(ports, probeMail(site, kind, probeTag(probe), begun));
      if (refused) return refused;
    }
    let silent = kinds;
    const since = () => millisecondsBetween(begun, clock.now());
    while (silent.length > 0 && since() < patience) {
      const still = [];
      for (const each of silent)
        if (!(await probes.heard(each.probe)).includes(simulated[each.kind].verdict)) still.push(each);
      silent = still;
      if (silent.length > 0) await clock.wait(betweenLooks);
    }
    if (silent.length > 0)
      return wrong(
        `SES took the mails to its simulator, and of ${inWords(silent.map(({ kind }) => kind))} nothing came into the record within three minutes.`,
        'Look at the event destinations of the configuration set and at what each calls: of a delivery the stream of Firehose and record-deliveries, of the others the rule MailEvents in EventBridge and record-feedback. "dripline replay" shows what failed.',
      );
    return well(
      `A delivery, a bounce and a complaint came into the record within ${Math.max(1, Math.round(since() / 1000))} seconds.`,
    );
  };

const inWords = (kinds: readonly Simulated[]): string => kinds.map((kind) => `the ${kind}`).join(' and ');

/** Undefined for a mail that SES has taken. */
const send = async (ports: Needs, mail: OutgoingMail): Promise<Outcome | undefined> => {
  const { mailer, rateLimiter } = ports;
  switch (await waitForTurn(ports, 'newsletter', 60_000)) {
    case 'held':
      return notChecked('Sending is stopped, so that no mail can prove it.', 'See "dripline release".');
    case 'quota-used-up':
    case 'share-used-up':
      return notChecked(
        "The day's quota is used up, so that no mail can prove it.",
        'Run this again tomorrow.',
      );
    case 'none-in-time':
      return notChecked('Too much other mail is going out.', 'Run this again in a few minutes.');
  }
  const result = await mailer.send(mail);
  await rateLimiter.report(result);
  if (result.kind === 'accepted') return undefined;
  const reason = 'reason' in result ? result.reason : result.kind;
  return wrong(
    `SES did not take a mail to its own simulator (${reason}).`,
    'See what the checks of the account, the identity and the configuration set say.',
  );
};

const probeMail = (
  { brand, senders, replyTo }: Pick<Site, 'brand' | 'senders' | 'replyTo'>,
  kind: Simulated,
  tag: string,
  date: OutgoingMail['date'],
): OutgoingMail => {
  const words = `Dripline sends this to SES's mailbox simulator, to see that the word of a ${kind} comes back.`;
  return {
    from: { name: brand, address: senders.lessons },
    to: emailAddress.parse(simulated[kind].to),
    replyTo,
    headers: { 'Auto-Submitted': 'auto-generated' },
    mail: {
      key: 'closing',
      subject: `A test of the way back (${kind})`,
      preview: '',
      html: [`<!doctype html><html lang="en"><body><p>${words}</p></body></html>`],
      text: [words],
      web: '',
    },
    values: noValues,
    messageId: `<${tag}@${senders.lessons.slice(senders.lessons.lastIndexOf('@') + 1)}>`,
    date,
    tag,
    feedbackId: { list: 'doctor', mail: kind },
  };
};
