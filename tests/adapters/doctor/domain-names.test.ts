import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createDomainNames } from '../../../lib/adapters/doctor/domain-names.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { NoAnswer } from '../../../lib/pipeline/ports/doctor.ts';
import { awsFakeHere } from '../../worlds/services-here.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const { fake, end } = await awsFakeHere(
  { folder: await temporaryFolder(), clockOffset: 0, secretId: 'secret', configurationSet: 'set' },
  newPass(),
);
afterAll(end);
afterEach(() => fake.tellDns({}));
const server = await fake.dnsServer();
const dns = (limit?: number) => createDomainNames([server], limit);

describe('the DNS', () => {
  it('says what an owner has set', async () => {
    expect(await dns().txt('_dmarc.mill.test')).toEqual(['v=DMARC1; p=none; rua=mailto:reports@mill.test']);
    expect(await dns().txt('mail.mill.test')).toEqual(['v=spf1 include:amazonses.com ~all']);
    expect(await dns().mx('mail.mill.test')).toEqual(['feedback-smtp.us-east-1.amazonses.com']);
    expect(await dns().cname('local1._domainkey.mill.test')).toEqual(['local1.dkim.amazonses.com']);
  });

  it('says all that stands there, with long texts in one piece', async () => {
    const long = `v=DKIM1; p=${'A'.repeat(400)}`;
    await fake.tellDns({
      'TXT mill.test': { kind: 'records', values: [long, 'other'] },
      'MX mill.test': { kind: 'records', values: ['one.mill.test', 'two.mill.test'] },
    });
    expect((await dns().txt('mill.test')).sort()).toEqual(['other', long]);
    expect((await dns().mx('mill.test')).sort()).toEqual(['one.mill.test', 'two.mill.test']);
  });

  it('has no record, which is an answer', async () => {
    expect(await dns().txt('mill.test')).toEqual([]);
    expect(await dns().mx('mill.test')).toEqual([]);
    expect(await dns().cname('mill.test')).toEqual([]);
  });

  it.each(['failed', 'malformed', 'silent'] as const)('that is %s is no answer', async (kind) => {
    await fake.tellDns({ 'TXT mill.test': { kind }, 'MX mill.test': { kind }, 'CNAME mill.test': { kind } });
    const { txt, mx, cname } = dns(400);
    const asked = [txt, mx, cname].map(async (ask) => {
      await expect(ask('mill.test')).rejects.toThrow(NoAnswer);
    });
    await Promise.all([
      ...asked,
      expect(txt('mill.test')).rejects.toThrow('did not say what stands at mill.test'),
    ]);
  });
});
