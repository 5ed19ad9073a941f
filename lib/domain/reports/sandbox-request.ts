import type { Content } from '../content/content.ts';
import type { Site } from '../content/site.ts';
import { counted } from '../prose/counted.ts';

/** What AWS asks of whoever wants to leave SES's sandbox, in the names that its API has. */
export type SandboxRequest = {
  MailType: 'MARKETING';
  WebsiteURL: string;
  ContactLanguage: 'EN';
  UseCaseDescription: string;
};

/** What only whoever asks can know, and AWS wants to be told. */
export const openQuestion =
  '[How many people you expect in the first months, and where they will hear of it. Write that here; AWS asks.]';

/** The most that can be named and leave room for the rest. */
const mostNamed = 12;

const offered = ({ courses, newsletters }: Pick<Content, 'courses' | 'newsletters'>): string[] => {
  const all = [
    ...[...courses.values()].map(
      ({ course }) =>
        `- the e-mail course “${course.title}”: ${counted(course.lessons.length, 'lesson')}, ${course.cadence}, and then no more`,
    ),
    ...[...newsletters.values()].map(({ list }) => `- the newsletter “${list.title}”`),
  ];
  const more = all.length - mostNamed;
  return more > 0 ? [...all.slice(0, mostNamed), `- and ${more} more`] : all;
};

const caps = ({ signUp }: Pick<Site, 'signUp'>): string =>
  `at most ${counted(signUp.perAddressDay, 'mail')} a day to one mailbox, ${signUp.perNetwork} an hour for one network and ${signUp.perHour} an hour in all`;

const held = ({ sending }: Pick<Site, 'sending'>): string =>
  `Sending stops by itself when ${100 * sending.bounceRate} % of mails bounce or ${100 * sending.complaintRate} % are complained about, and goes on when a person has looked.`;

/** The request as a site and its content answer it. Nothing in it is a promise that the code does not keep. */
export const sandboxRequest = (
  { site, ...content }: Pick<Content, 'site' | 'courses' | 'newsletters'>,
  baseUrl: string,
): SandboxRequest => {
  const UseCaseDescription = [
    `${site.brand} sends mail that people have asked for, and nothing else:`,
    ...offered(content),
    '',
    `How people get on the list: by the form at ${baseUrl}, with double opt-in. The address gets one mail that asks to confirm, and nothing more unless its owner presses the button behind the link. The time, the words agreed to and the way are kept for each. The form is capped (${caps(site)}), so that it cannot be turned on strangers. Nobody can be brought in from elsewhere without proof of the consent that they gave there.`,
    '',
    'How they leave: each mail has a link in its text and List-Unsubscribe with one click (RFC 8058), which works at once and never expires. The postal address is at the foot of each mail.',
    '',
    `Bounces and complaints: every event of SES comes back by way of EventBridge. A hard bounce or a complaint stops all mail to that address at once; ${counted(site.sending.transientBounces, 'transient bounce')} in a row count as a hard one. The suppression list outlives a deletion of the person's data. ${held(site)}`,
    '',
    `Volume: ${openQuestion}`,
    '',
    `Mail comes from ${[...new Set(Object.values(site.senders))].join(' and ')}, signed with DKIM. Answers go to ${site.replyTo}.`,
  ].join('\n');
  return { MailType: 'MARKETING', WebsiteURL: baseUrl, ContactLanguage: 'EN', UseCaseDescription };
};
