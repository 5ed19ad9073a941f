import { type EmailAddress, emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { exitCodes } from '../../exit-code.ts';
import { UsageError } from '../../usage-error.ts';

/**
 * An address on the command line. One that cannot be is not repeated, as other arguments are: it is mostly somebody's, mistyped, and what is
 * written to standard error is kept in logs.
 */
export const addressArgument = (text: string): EmailAddress => {
  const parsed = emailAddress.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    'The address is none that mail can be sent to. It should look like name@example.org.',
    exitCodes.misused,
  );
};
