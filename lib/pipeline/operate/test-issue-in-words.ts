import type { TestIssueOutcome } from './send-test-issue.ts';

/** What became of a test, for whoever asked for it; empty for an issue that is not on record. */
export const testIssueInWords = (to: string, result: TestIssueOutcome): string => {
  switch (result.kind) {
    case 'sent':
      return `Sent to ${to}. Its links belong to nobody on record and open nothing.`;
    case 'suppressed':
      return `${to} must not be mailed: mail to it bounced or was complained about, or its owner was erased.`;
    case 'held':
      return 'Sending is stopped; "dripline release" says why.';
    case 'quota-used-up':
      return "The account's quota for today is used up, apart from what is kept for lessons. Try again tomorrow.";
    case 'none-in-time':
      return 'Too much other mail is going out; try again in a few minutes.';
    case 'not-sent':
      return `SES did not accept it: ${result.reason}.`;
    case 'not-on-record':
      return '';
  }
};
