import type { MailReport } from '../../domain/reports/course-report.ts';
import { number } from './figures.ts';
import type { Section } from './report-section.ts';

/** Only where SES watches: without that there is nothing to say. */
export const readingsSection = (id: string, of: readonly MailReport[]): Section[] =>
  of.every(({ opened, clicked, byMachines }) => opened + clicked + byMachines === 0)
    ? []
    : [
        {
          id: `${id}-readings`,
          title: 'Opened and followed',
          says: [
            'What programs do that say what they are, or that were there within five seconds, stands apart. Others pass for people, and many people’s mail programs tell nothing: hold one lesson against another, and no number for the truth.',
          ],
          table: {
            columns: ['Mail', 'Sent', 'Opens', 'Clicks', 'By machines'],
            rows: of.map((mail) => [
              mail.subject,
              number(mail.sent),
              number(mail.opened),
              number(mail.clicked),
              number(mail.byMachines),
            ]),
          },
        },
      ];
