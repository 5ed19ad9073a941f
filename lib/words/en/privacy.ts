import type { Tracking } from '../../domain/content/site.ts';

export const privacy = {
  title: 'Privacy',
  lead: 'What we keep about you, what for, for how long, and how to be rid of it.',
  captcha: (name: string) => ({
    heading: 'A check on the sign-up form',
    paragraphs: [
      `The sign-up form, and no other page, loads a check from ${name} that a person fills it in. ${name} sees your network address and your browser while that page is open, and nothing that you type.`,
    ],
  }),
  /** Only where site.yaml has SES watch opens or clicks. */
  tracking: ({ opens, clicks }: Tracking) => ({
    heading: 'What the mails tell us',
    paragraphs: [
      `${[
        ...(opens ? ['A hidden picture in each mail tells Amazon when it is opened, and from where.'] : []),
        ...(clicks
          ? ['Links in a mail lead through Amazon, which learns when they are followed, and from where.']
          : []),
      ].join(' ')} We see sums over all readers and keep nothing of yours.`,
    ],
  }),
  sections: (of: { brand: string; contact: string; postal: string; watched: boolean }) => [
    {
      heading: 'Who is responsible',
      paragraphs: [`${of.brand} (${of.postal}). A person reads what you write to ${of.contact}.`],
    },
    {
      heading: 'What we keep',
      items: [
        'Your e-mail address, to send you what you signed up for.',
        'Your first name, if you gave it, to greet you.',
        'Your time zone, so that mails come at a sensible hour.',
        'Which lessons and issues were sent to you and when, so that each comes once and in order.',
        'When you signed up and confirmed, and the words you agreed to, because the law asks us to be able to show it.',
        'The name of the link that brought you to the form, where it had one, to learn where readers come from.',
        'How you want it: the pace, a pause, whether you get a newsletter, and why you left if you told us, in your own words too (those for 400 days).',
        'Whether a mail came back or was reported as unwanted, so that we stop in time.',
        'Scrambled forms of the network you signed up from and, for a month, of your address, to stop abuse of the form. The network address itself is not kept.',
      ],
    },
    {
      heading: 'What we do not do',
      items: [
        'These pages set no cookies and load nothing from anybody else.',
        ...(of.watched ? [] : ['We do not track whether you open a mail or follow a link in it.']),
        'We do not sell or lend addresses, and send nothing but what you asked for.',
      ],
    },
    {
      heading: 'On what basis',
      paragraphs: [
        'Your consent. You gave it by signing up and by confirming it from your inbox, and you can take it back at any time.',
      ],
    },
    {
      heading: 'Who else sees it',
      paragraphs: [
        'Amazon Web Services stores the record and delivers the mail on our behalf. Nobody else receives it.',
      ],
    },
    {
      heading: 'For how long',
      paragraphs: [
        'What is never confirmed is removed after about a month.',
        'Otherwise as long as you take the course or the newsletter, and afterwards as the record of what was agreed and sent, until you have it erased.',
        'When you have yourself erased, when an address bounces, and when a mail is reported as unwanted, we keep a scrambled form of the address, which we can compare but not read, so that nothing is sent there by mistake. After a bounce you can sign up again when some weeks have gone by, after a complaint when you have written to us.',
        'Copies that protect the record against loss are overwritten within 35 days. Logs hold no address and no name, and are kept for a month.',
      ],
    },
    {
      heading: 'How to leave, look, or erase it all',
      paragraphs: [
        'Each mail has a link to leave with one press, and a link to your own page, where you see and change all of it.',
        'On your own page you can download everything we hold on you, and erase it.',
        `A person answers what you write to ${of.contact}. If you think we handle it badly, you can complain to the data protection authority where you live.`,
      ],
    },
  ],
};

export type PrivacyWords = typeof privacy;
