import { readContent } from '../../../lib/adapters/content/read-content.ts';
import { defaultSending } from '../../../lib/domain/content/site.ts';
import { parseProbeTag, simulated, simulatedKinds } from '../../../lib/domain/doctor/probe.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { type DoctorPorts, doctorChecks } from '../../../lib/pipeline/doctor/doctor-checks.ts';
import { examine } from '../../../lib/pipeline/doctor/examine.ts';
import type { OutgoingMail } from '../../../lib/pipeline/ports/mailer.ts';
import { twelveWeeks } from '../../fixtures/twelve-weeks.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const files = twelveWeeks();
/** Read once: it is the same in every stage. */
const content = readContent(files);

const tokens = ['one', 'two', 'three'];

/** A stage in memory of which a doctor has nothing to say: published, swept, and everybody answers as they should. */
export const stageInGoodOrder = async () => {
  const world = createWebWorld();
  const { ports } = world;
  const { editions, sending, courses } = ports;
  const edition = await editions.store(files);
  await editions.goLive({ edition, version: 0 });
  const now = world.clock.now();
  await sending.save({ ...(await sending.load()), sweptAt: now });

  /** Sent mails come back at once, as SES's simulator says of them. */
  const send = async (mail: OutgoingMail) => {
    const probe = parseProbeTag(mail.tag);
    const kind = simulatedKinds.find((each) => simulated[each].to === mail.to);
    if (probe && kind) await ports.probes.hear(probe, simulated[kind].verdict, now);
    return world.mail.mailer.send(mail);
  };

  const doctorPorts = {
    ...ports,
    clock: { ...world.clock, wait: async (milliseconds) => world.wait({ milliseconds }) },
    mailer: { ...world.mail.mailer, send },
    courses,
    readContent: () => content,
    sendingSettings: async () => defaultSending(),
    ownVersion: '1.1.0',
    postOneClick: async (url) => {
      const response = await world.app.request(new URL(url).pathname, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
      return { status: response.status, setsCookie: response.headers.has('set-cookie') };
    },
    surroundings: {
      sendingAccount: async () => ({
        inProduction: true,
        maySend: true,
        enforcement: 'HEALTHY',
        quota: { perSecond: 14, daily: 50_000, sent: 120 },
        suppresses: ['BOUNCE', 'COMPLAINT'],
      }),
      sendingIdentity: async (domain) => ({
        isVerified: true,
        dkim: { isSigning: true, status: 'SUCCESS', tokens, zone: 'dkim.amazonses.com' },
        mailFrom: { domain: `mail.${domain}`, status: 'SUCCESS' },
      }),
      configurationSet: async () => ({
        maySend: true,
        suppresses: ['COMPLAINT'],
        destinations: [
          { isEnabled: true, toEventBus: true, toStream: false, events: ['BOUNCE', 'COMPLAINT', 'REJECT'] },
          { isEnabled: true, toEventBus: false, toStream: true, events: ['DELIVERY'] },
        ],
      }),
      table: async () => ({ isActive: true, isProtected: true, recovery: { isOn: true, from: now } }),
      secret: async () => ({ createdAt: later(now, { days: -800 }), changedAt: later(now, { days: -30 }) }),
      schedules: async () => ['Sweep0', 'Books0', 'Build'].map((name) => ({ name, isEnabled: true })),
      alarmMailboxes: async () => [{ address: 'miller@mill.test', isConfirmed: true }],
      functions: async () =>
        ['web', 'send-lessons'].map((name) => ({
          name,
          runtime: 'nodejs24.x',
          state: 'Active',
          lastUpdate: 'Successful',
          version: '1.1.0',
        })),
      eventBus: async () => ({ name: 'partners', isThere: true }),
      clocks: async () => ({ here: now, there: later(now, { seconds: 1 }) }),
    },
    domainNames: {
      txt: async (name) =>
        name.startsWith('_dmarc.')
          ? ['v=DMARC1; p=none; rua=mailto:miller@mill.test']
          : ['v=spf1 include:amazonses.com ~all'],
      mx: async () => ['feedback-smtp.eu-west-1.amazonses.com'],
      cname: async (name) => [`${name.split('.')[0]}.dkim.amazonses.com`],
    },
  } satisfies DoctorPorts;

  return { world, ports: doctorPorts satisfies DoctorPorts as DoctorPorts, now };
};

export type GoodStage = Awaited<ReturnType<typeof stageInGoodOrder>>;

/** What the doctor finds. */
export const found = async (ports: DoctorPorts) => Array.fromAsync(examine(await doctorChecks(ports)));
