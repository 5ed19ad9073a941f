import { once } from '../../domain/once.ts';
import type { Mailer } from '../../pipeline/ports/mailer.ts';
import type { Caller } from '../caller.ts';
import { mailTimeLimit } from './within-time.ts';

/**
 * The mailer of those who seldom send: what it is made of (SES's client and all that makes a mail, a third of what a command
 * loads) comes with the first question.
 */
export const createMailerWhenAsked = (configurationSet: string, caller?: Caller): Mailer => {
  const mailer = once(async () =>
    (await import('./mailer.ts')).createMailer(configurationSet, caller, mailTimeLimit),
  );
  return {
    timeLimitMilliseconds: mailTimeLimit,
    send: async (mail) => (await mailer()).send(mail),
    quota: async () => (await mailer()).quota(),
  };
};
