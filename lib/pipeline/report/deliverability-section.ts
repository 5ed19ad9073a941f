import { type Deliverability, sesLimits } from '../../domain/reports/deliverability.ts';
import type { Report } from '../../domain/reports/report.ts';
import { number, percent } from './figures.ts';
import type { Section } from './report-section.ts';

export const deliverabilitySection = ({ deliverability: of, scannersSeen }: Report): Section => ({
  id: 'deliverability',
  title: 'Bounces and complaints',
  says: [
    ...rates(of),
    'Gmail tells SES of no complaints: they show in Google’s Postmaster Tools alone.',
    ...(scannersSeen > 0
      ? [
          `Programs followed a link that no person sees ${number(scannersSeen)} times: some readers’ mail is scanned.`,
        ]
      : []),
  ],
  table: {
    columns: ['Of the last 14 days', 'Mails', 'Share', 'SES looks from', 'SES stops from', 'Our brake from'],
    rows: [
      ['sent', number(of.sent), '', '', '', ''],
      [
        'came back for good',
        number(of.bounces),
        percent(of.bounces, of.sent),
        limit(sesLimits.bounces.review),
        limit(sesLimits.bounces.pause),
        limit(of.brake.bounceRate),
      ],
      [
        'called spam',
        number(of.complaints),
        percent(of.complaints, of.sent),
        limit(sesLimits.complaints.review),
        limit(sesLimits.complaints.pause),
        limit(of.brake.complaintRate),
      ],
    ],
  },
});

const limit = (share: number): string => `${Number((100 * share).toFixed(3))} %`;

const rates = ({ sent, bounces, complaints }: Deliverability): string[] => {
  if (sent === 0) return ['Nothing was sent in the last 14 days.'];
  const over = [
    ...(bounces / sent >= sesLimits.bounces.review ? ['bounces'] : []),
    ...(complaints / sent >= sesLimits.complaints.review ? ['complaints'] : []),
  ];
  return over.length === 0
    ? ['Below what SES looks at an account for.']
    : [`Too many ${over.join(' and ')}: SES looks at accounts for this, and stops them in the end.`];
};
