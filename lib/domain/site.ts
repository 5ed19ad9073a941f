import { z } from 'zod';
import { courseId } from './course.ts';

/** True for an IANA zone id that this runtime's time-zone data knows. */
export const isTimeZone = (id: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: id });
    return true;
  } catch {
    return false;
  }
};

export const timeZone = z
  .string()
  .refine(isTimeZone, 'is not an IANA time zone such as Europe/London')
  .brand<'TimeZone'>();
export type TimeZone = z.infer<typeof timeZone>;

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
