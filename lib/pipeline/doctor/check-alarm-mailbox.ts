import { type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** Whether somebody gets the alarms. */
export const checkAlarmMailbox =
  ({ alarmMailboxes }: Pick<Surroundings, 'alarmMailboxes'>) =>
  async (): Promise<Outcome> => {
    const mailboxes = await alarmMailboxes();
    if (mailboxes.some(({ isConfirmed }) => isConfirmed))
      return well('The mailbox of the alarms is confirmed.');
    return mailboxes.length > 0
      ? wrong(
          `${mailboxes[0]?.address} has not confirmed that it wants the alarms, and gets none.`,
          'Follow the link in the mail "AWS Notification - Subscription Confirmation". After three days it is void: subscribe the address anew in the SNS console.',
        )
      : wrong(
          'Nobody gets the alarms: their topic has no mailbox.',
          'Deploy the stage again, or subscribe an address to the topic in the SNS console, and follow the link in the mail that comes.',
        );
  };
