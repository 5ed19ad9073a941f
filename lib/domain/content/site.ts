import * as z from 'zod';
import { themeSchema } from '../theme/theme.ts';
import { timeZone } from '../time/time-zone.ts';
import { type CourseId, courseId } from './course.ts';
import { kindLabelsSchema } from './kind-labels.ts';
import { type ListId, listId } from './newsletter.ts';

/** How careful the sender is; every value has a default, and the defaults stay below SES's own limits. */
const sendingSettings = z.strictObject({
  bounceRate: z
    .number()
    .min(0)
    .max(1)
    .default(0.04)
    .describe('Bounces per mail sent that stop everything; SES reviews accounts at 0.05.'),
  complaintRate: z
    .number()
    .min(0)
    .max(1)
    .default(0.0008)
    .describe('Complaints per mail sent that stop everything; SES reviews accounts at 0.001.'),
  accountErrors: z
    .int()
    .min(1)
    .max(100)
    .default(5)
    .describe(
      'People in a row whose mail SES refuses because of the account, its sender, a configuration set or credentials, that stop everything.',
    ),
  refusalsInARow: z
    .int()
    .min(1)
    .max(100)
    .default(5)
    .describe('People in a row whose mail SES refuses for whatever reason, that stop everything.'),
  transientBounces: z
    .int()
    .min(1)
    .max(20)
    .default(3)
    .describe(
      'Mails in a row to one address that bounce for now, with none arriving between, until it counts as gone.',
    ),
  shards: z
    .int()
    .min(1)
    .max(64)
    .default(4)
    .describe(
      'Partitions of the due index. May grow, never shrink: what is due in a shard must still be looked for.',
    ),
  sweepers: z
    .int()
    .min(1)
    .max(16)
    .default(1)
    .describe('Sweeps that run side by side, each with its share of the shards.'),
  keepForConfirmations: z
    .number()
    .min(0)
    .max(0.5)
    .default(0.05)
    .describe('Share of the daily quota kept for confirmations.'),
  keepForLessons: z
    .number()
    .min(0)
    .max(0.9)
    .default(0.2)
    .describe('Share of the daily quota kept for confirmations and lessons together.'),
  extraMails: z
    .int()
    .min(0)
    .default(100)
    .describe(
      'Mails out of their order, to people who are past the place of a new lesson, from which on a publish asks first.',
    ),
});

export type SendingSettings = z.infer<typeof sendingSettings>;

/** What holds before anything was published. */
export const defaultSending = (): SendingSettings => sendingSettings.parse({});

/** How many confirmation mails may go out, and to whom: what keeps the sign-up form from being turned on strangers. */
const signUpSettings = z.strictObject({
  perAddressDay: z
    .int()
    .min(1)
    .max(24)
    .default(1)
    .describe('Confirmation mails to one mailbox in 24 hours, all courses together, however it is spelt.'),
  perAddressMonth: z.int().min(1).max(100).default(3).describe('The same in 30 days.'),
  perNetwork: z
    .int()
    .min(1)
    .default(20)
    .describe('Confirmation mails an hour that one network (/24 or /64) may ask for.'),
  perDomain: z.int().min(1).default(250).describe('Confirmation mails an hour to one recipient domain.'),
  perHour: z
    .int()
    .min(1)
    .default(1_000)
    .describe('Confirmation mails an hour in all. Reaching it raises an alarm.'),
  shareOfOtherForms: z
    .number()
    .min(0)
    .max(1)
    .default(0.25)
    .describe(
      "Share of the network's, the domain's and the hour's numbers that forms on other sites, and scripts, have together.",
    ),
  daysAfterTransientBounces: z
    .int()
    .min(1)
    .max(3_650)
    .default(14)
    .describe(
      'For how many days an address is not mailed, whoever signs it up, after full mailboxes and the like.',
    ),
  daysAfterHardBounce: z.int().min(1).max(3_650).default(90).describe('The same after a hard bounce.'),
  captcha: z
    .strictObject({
      provider: z.enum(['turnstile', 'hcaptcha']).describe('Whose check it is.'),
      siteKey: z
        .string()
        .regex(/^[\w-]{10,100}$/)
        .describe('The key of the site, as the provider gives it.'),
    })
    .optional()
    .describe(
      "A check that a person fills in the form; off unless given. Its secret is `captcha` in the stage's secret.",
    ),
});

export type SignUpSettings = z.infer<typeof signUpSettings>;

/**
 * Whether SES watches what readers do: a hidden picture in each mail for opens, every link led through AWS for
 * clicks. In the EU that takes consent of its own. Needs a deploy, since it belongs to SES's configuration.
 */
const trackingSettings = z.strictObject({
  opens: z.boolean().default(false).describe('Whether a hidden picture in each mail tells of opens.'),
  clicks: z.boolean().default(false).describe('Whether each link is led through AWS to tell of clicks.'),
});

export type Tracking = z.infer<typeof trackingSettings>;

/** What AWS's price of a thousand mails goes by: new accounts are on Essentials, older ones pay by the piece. */
const sesPlan = z.enum(['essentials', 'a-la-carte']);
export type SesPlan = z.infer<typeof sesPlan>;

/** For whoever runs it. */
const operatorSettings = z.strictObject({
  sesPlan: sesPlan
    .default('essentials')
    .describe(
      "The account's plan at SES, for what the report says of money: $0.16 a thousand mails, or $0.10.",
    ),
  reportTo: z
    .email()
    .optional()
    .describe('Whom the week is mailed to on Monday morning in `timeZone`; nobody unless given.'),
});

/** `content/site.yaml`: who sends, from where, for whom. */
export const siteSchema = z
  .strictObject({
    brand: z.string().min(1).max(60).describe('The name in the header of mails and pages.'),
    senders: z
      .strictObject({
        lessons: z.email().describe('Where lessons and issues come from.'),
        confirmations: z
          .email()
          .describe(
            'Where the mails that ask come from, apart, so that neither harms the reputation of the other.',
          ),
      })
      .describe('The two sender addresses; both belong to a domain that is verified for sending.'),
    replyTo: z.email().describe('Where an answer to a mail goes; somebody should read it.'),
    contact: z.email().describe('Shown on pages, for questions and requests about data.'),
    postalAddress: z.string().min(10).describe('At the foot of each mail, as the law in many places asks.'),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .refine((url) => !url.endsWith('/'), 'must not end with a slash')
      .describe(
        'What links begin with in mails that are made for a look at them. Where the pages of a stage are, its own file says: stages/NAME.yaml.',
      ),
    timeZone: timeZone.describe('For whoever is in a zone that is not known.'),
    defaultCourse: courseId
      .optional()
      .describe('The course on the front page. Without one, that is the newsletter.'),
    newsletter: listId
      .optional()
      .describe(
        'The list that sign-up forms of courses offer besides, and the front page of a site without a default course.',
      ),
    ended: z
      .array(z.union([courseId, listId]))
      .min(1)
      .optional()
      .describe('Courses and newsletters that are over, for good: nobody gets anything more from them.'),
    labels: kindLabelsSchema.optional(),
    theme: themeSchema.prefault({}).describe('How mails and pages look.'),
    sending: sendingSettings.prefault({}).describe('How careful the sender is.'),
    tracking: trackingSettings
      .prefault({})
      .describe(
        'Whether SES watches what readers do; in the EU that takes a consent of its own. Needs a deploy.',
      ),
    operator: operatorSettings.prefault({}).describe('What reports to whoever runs it go by.'),
    signUp: signUpSettings.prefault({}).describe('How many confirmation mails may go out, and to whom.'),
  })
  .refine(({ defaultCourse, newsletter }) => defaultCourse !== undefined || newsletter !== undefined, {
    path: ['defaultCourse'],
    error: 'is missing, and so is newsletter: the front page shows one of the two',
  });

export type Site = z.infer<typeof siteSchema>;

/** What is on the front page: a course, or a newsletter. No two of them share an id. */
export type Front = CourseId | ListId;

export const frontOf = ({ defaultCourse, newsletter }: Pick<Site, 'defaultCourse' | 'newsletter'>): Front => {
  const front = defaultCourse ?? newsletter;
  // The schema refuses a site with neither.
  if (front === undefined) throw new Error('The site names neither a default course nor a newsletter.');
  return front;
};

const hostOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The domains that mail comes from. */
export const senderDomains = ({ senders }: Pick<Site, 'senders'>): string[] => [
  ...new Set(Object.values(senders).map(hostOf)),
];

const isPlaceholderHost = (host: string): boolean => /(^|\.)example(\.(com|net|org|edu))?$/.test(host);

/**
 * The values of site.yaml that still are the ones Dripline ships with. They serve for a local run;
 * a deploy refuses them, since mail from example.com reaches nobody and a made-up postal address
 * breaks the law it is there for.
 */
export const placeholders = (site: Site): { field: string; value: string }[] => {
  const found: { field: string; value: string; host: string }[] = [
    { field: 'senders.lessons', value: site.senders.lessons, host: hostOf(site.senders.lessons) },
    {
      field: 'senders.confirmations',
      value: site.senders.confirmations,
      host: hostOf(site.senders.confirmations),
    },
    { field: 'replyTo', value: site.replyTo, host: hostOf(site.replyTo) },
    { field: 'contact', value: site.contact, host: hostOf(site.contact) },
  ];
  const postal = /example|placeholder|your (company|street)/i.test(site.postalAddress)
    ? [{ field: 'postalAddress', value: site.postalAddress }]
    : [];
  return [
    ...found.filter(({ host }) => isPlaceholderHost(host)).map(({ field, value }) => ({ field, value })),
    ...postal,
  ];
};
