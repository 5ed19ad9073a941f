import { describe, expect, it } from 'vitest';
import { fill } from '../../lib/domain/fill.ts';
import { type MailValues, mailValueNames } from '../../lib/domain/mail.ts';

// Every value holds what would be a placeholder, to show that nothing is filled twice.
const values = Object.fromEntries(mailValueNames.map((name) => [name, '{{address}}'])) as MailValues;

describe('fill', () => {
  it('puts values into their holes, each escaped, and fills nothing twice', () => {
    const filled = fill(['Dear ', { value: 'greeting' }, '!'], values, (value) => `<${value}>`);
    expect(filled).toBe('Dear <{{address}}>!');
  });
});
