import type { HoldReason } from './sending-state.ts';

/** Why sending stands still, as whoever may release it is told. */
export const holdInWords: Record<HoldReason, string> = {
  'restored-table':
    'The table is a restored or copied one: what the original has mailed since may not be on record here.',
  'bounce-rate': 'Too many mails bounced.',
  'complaint-rate': 'Too many people complained.',
  'account-errors':
    'SES refused mail because of the account, its sender, its configuration set or its credentials.',
  'refusals-in-a-row':
    'SES refused the mail of several people in a row, which cannot be the fault of them all. The log of send-lessons has each refusal.',
};

export const sandboxInWords =
  'The account is in SES\'s sandbox: SES takes 200 mails a day, to verified addresses only, and refuses the rest. Ask AWS for production access ("dripline sandbox-request" writes what they want to know); until then the sign-up page says that the course is not open yet.';
