import type { EmailAddress } from '../subscriber/email-address.ts';

/** As many stars whatever is behind them: a length tells of a name, too. */
const stars = '•••';

/** An address or a name that a picture may show: who knows it recognises it, and nobody else learns it. */
export const masked = (text: string): string => `${[...text][0] ?? ''}${stars}`;

export const maskedAddress = (address: EmailAddress): string => {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${masked(address.slice(0, at))}@${masked(domain)}${domain.slice(domain.lastIndexOf('.'))}`;
};
