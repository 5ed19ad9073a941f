import { expect, it } from 'vitest';
import { zoneFile } from '../../../../bin/commands/stage/dns.ts';
import { stageName } from '../../../../lib/domain/stage/stage-settings.ts';

const prod = stageName.parse('prod');

it('is a zone file: what each record is for is a comment of its own above it', () => {
  const spf = 'mail.harbour.test. 3600 IN TXT "v=spf1 include:amazonses.com ~all"';
  const mx = 'mail.harbour.test. 3600 IN MX 10 feedback-smtp.eu-west-1.amazonses.com.';
  const file = zoneFile(prod, [
    { record: mx, purpose: 'MAIL FROM: where bounces go' },
    { record: spf, purpose: 'SPF: says that SES may send for you' },
  ]);
  const lines = file.split('\n').filter((line) => line !== '');
  expect(lines.filter((line) => !line.startsWith(';'))).toEqual([mx, spf]);
  expect(lines[lines.indexOf(spf) - 1]).toBe('; SPF: says that SES may send for you');
});

it('is still a zone file where there is nothing to set', () => {
  expect(zoneFile(prod, [])).toMatch(/^; .*\n$/);
});
