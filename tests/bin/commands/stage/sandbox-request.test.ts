import { expect, it } from 'vitest';
import { inWords } from '../../../../bin/commands/stage/sandbox-request.ts';

it('is written field by field, in the names that the form of the console has', () => {
  const text = inWords({
    MailType: 'MARKETING',
    WebsiteURL: 'https://learn.bakery.test',
    ContactLanguage: 'EN',
    UseCaseDescription: 'The Bakery sends mail that people have asked for.',
  });
  expect(text).toContain('Mail type: Marketing\n');
  expect(text).toContain('Website URL: https://learn.bakery.test\n');
  expect(text).toContain('\nThe Bakery sends mail that people have asked for.\n');
});
