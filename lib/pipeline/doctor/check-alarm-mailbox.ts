import { type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports.ts';

/** Whether somebody gets the alarms. The address is the site's own contact, which stands on its pages. */
export const checkAlarmMailbox =
  ({ alarmMailboxes }: Pick<Surroundings, 'alarmMailboxes'>) =>
  async (contact: string): Promise<Outcome> => {
    const mailboxes = await alarmMailboxes();
    if (mailboxes.some(({ isConfirmed }) => isConfirmed))
      return well('The mailbox of the alarms is confirmed.');
    return mailboxes.length > 0
      ? wrong(
          `${contact} has not confirmed that it wants the alarms, and gets none.`,
          'Follow the link in the mail "AWS Notification - Subscription Confirmation". After three days it is void: deploy with another contact and back, or subscribe the address in the SNS console.',
        )
      : wrong(
          'Nobody gets the alarms: their topic has no mailbox.',
          `Subscribe ${contact} to the topic in the SNS console, and confirm it.`,
        );
  };
