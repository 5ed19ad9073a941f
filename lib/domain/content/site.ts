import * as z from 'zod';
import { timeZone } from '../time/time-zone.ts';
import { courseId } from './course.ts';
import { listId } from './newsletter.ts';

/** How careful the sender is; every value has a default, and the defaults stay below SES's own limits. */
const sendingSettings = z.strictObject({
  /** Bounces per mail sent that stop everything; SES reviews accounts at 0.05. */
  bounceRate: z.number().min(0).max(1).default(0.04),
  /** Complaints per mail sent that stop everything; SES reviews accounts at 0.001. */
  complaintRate: z.number().min(0).max(1).default(0.0008),
  /** People in a row whose mail SES refuses because of the account, its sender, a configuration set or credentials, that stop everything. */
  accountErrors: z.int().min(1).max(100).default(5),
  /** People in a row whose mail SES refuses for whatever reason, that stop everything. */
  refusalsInARow: z.int().min(1).max(100).default(5),
  /** Mails in a row to one address that bounce for now, with none arriving between, until it counts as gone. */
  transientBounces: z.int().min(1).max(20).default(3),
  /** Partitions of the due index. May grow, never shrink: what is due in a shard must still be looked for. */
  shards: z.int().min(1).max(64).default(4),
  /** Sweeps that run side by side, each with its share of the shards. */
  sweepers: z.int().min(1).max(16).default(1),
  /** Share of the daily quota kept for confirmations, and for confirmations and lessons together. */
  keepForConfirmations: z.number().min(0).max(0.5).default(0.05),
  keepForLessons: z.number().min(0).max(0.9).default(0.2),
  /** Mails out of their order, to people who are past the place of a new lesson, from which on a publish asks first. */
  extraMails: z.int().min(0).default(100),
});

export type SendingSettings = z.infer<typeof sendingSettings>;

/** What holds before anything was published. */
export const defaultSending: SendingSettings = sendingSettings.parse({});

/** How many confirmation mails may go out, and to whom: what keeps the sign-up form from being turned on strangers. */
const signUpSettings = z.strictObject({
  /** Confirmation mails to one mailbox in 24 hours and in 30 days, all courses together, however it is spelt. */
  perAddressDay: z.int().min(1).max(24).default(1),
  perAddressMonth: z.int().min(1).max(100).default(3),
  /** Confirmation mails an hour that one network (/24 or /64) may ask for. */
  perNetwork: z.int().min(1).default(20),
  /** Confirmation mails an hour to one recipient domain. */
  perDomain: z.int().min(1).default(250),
  /** Confirmation mails an hour in all. Reaching it raises an alarm. */
  perHour: z.int().min(1).default(1_000),
  /** Share of the network's, the domain's and the hour's numbers that forms on other sites, and scripts, have together. */
  shareOfOtherForms: z.number().min(0).max(1).default(0.25),
  /** For how many days an address is not mailed, whoever signs it up: after full mailboxes and the like, and after a hard bounce. */
  daysAfterTransientBounces: z.int().min(1).max(3_650).default(14),
  daysAfterHardBounce: z.int().min(1).max(3_650).default(90),
  /** Off unless given: a check that a person fills in the form. Its secret is `captcha` in the stage's secret. */
  captcha: z
    .strictObject({
      provider: z.enum(['turnstile', 'hcaptcha']),
      siteKey: z.string().regex(/^[\w-]{10,100}$/),
    })
    .optional(),
});

export type SignUpSettings = z.infer<typeof signUpSettings>;

/**
 * Whether SES watches what readers do: a hidden picture in each mail for opens, every link led through AWS for
 * clicks. In the EU that takes consent of its own. Needs a deploy, since it belongs to SES's configuration.
 */
const trackingSettings = z.strictObject({
  opens: z.boolean().default(false),
  clicks: z.boolean().default(false),
});

export type Tracking = z.infer<typeof trackingSettings>;

/** `content/site.yaml`: who sends, from where, for whom. */
export const siteSchema = z.strictObject({
  brand: z.string().min(1).max(60),
  senders: z.strictObject({
    /** Separate addresses keep the reputation of lessons and of confirmations apart. */
    lessons: z.email(),
    confirmations: z.email(),
  }),
  replyTo: z.email(),
  contact: z.email(),
  postalAddress: z.string().min(10),
  baseUrl: z.url({ protocol: /^https?$/ }).refine((url) => !url.endsWith('/'), 'must not end with a slash'),
  timeZone,
  defaultCourse: courseId,
  /** The list that the sign-up form offers beside the course. */
  newsletter: listId.optional(),
  /** Courses and newsletters that are over, for good: nobody gets anything more from them. */
  ended: z
    .array(z.union([courseId, listId]))
    .min(1)
    .optional(),
  sending: sendingSettings.prefault({}),
  tracking: trackingSettings.prefault({}),
  signUp: signUpSettings.prefault({}),
});

export type Site = z.infer<typeof siteSchema>;

const isPlaceholderHost = (host: string): boolean => /(^|\.)example(\.(com|net|org|edu))?$/.test(host);

/**
 * The values of site.yaml that still are the ones Dripline ships with. They serve for a local run;
 * a deploy refuses them, since mail from example.com reaches nobody and a made-up postal address
 * breaks the law it is there for.
 */
export const placeholders = (site: Site): { field: string; value: string }[] => {
  const hostOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
  const found: { field: string; value: string; host: string }[] = [
    { field: 'senders.lessons', value: site.senders.lessons, host: hostOf(site.senders.lessons) },
    {
      field: 'senders.confirmations',
      value: site.senders.confirmations,
      host: hostOf(site.senders.confirmations),
    },
    { field: 'replyTo', value: site.replyTo, host: hostOf(site.replyTo) },
    { field: 'contact', value: site.contact, host: hostOf(site.contact) },
    { field: 'baseUrl', value: site.baseUrl, host: new URL(site.baseUrl).hostname },
  ];
  const postal = /example|placeholder|your (company|street)/i.test(site.postalAddress)
    ? [{ field: 'postalAddress', value: site.postalAddress }]
    : [];
  return [
    ...found.filter(({ host }) => isPlaceholderHost(host)).map(({ field, value }) => ({ field, value })),
    ...postal,
  ];
};
