import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMailer } from '../../../lib/adapters/ses/mailer.ts';
import { createMailerWhenAsked } from '../../../lib/adapters/ses/mailer-when-asked.ts';
import { mailKey } from '../../../lib/domain/mail/mail.ts';
import { type MergeValues, mergeFields } from '../../../lib/domain/mail/merge-template.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { newPass } from '../../../lib/local/process/pass.ts';
import { awsFakeHere } from '../../worlds/services-here.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

// Not in a hook: what removes the folder would be registered too late.
const folder = await temporaryFolder();

describe('a mail on its way to SES', () => {
  let fake: Awaited<ReturnType<typeof awsFakeHere>>;
  beforeAll(async () => {
    const pass = newPass();
    fake = await awsFakeHere({ folder, clockOffset: 0, secretId: 'secret', configurationSet: 'local' }, pass);
    vi.stubEnv('AWS_ENDPOINT_URL_SES', fake.endpoint);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    vi.stubEnv('AWS_SESSION_TOKEN', pass);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await fake.end();
  });

  it.each([
    ['', createMailer],
    [' by a mailer that is loaded when it is asked', createMailerWhenAsked],
  ])(
    'carries its delivery as a tag, and the list and mail that SES puts into Feedback-ID%s',
    async (_, create) => {
      const tag = `${'a'.repeat(26)}_bread_salt`;
      const result = await create('local').send({
        from: { name: 'Bread, Plainly', address: 'lessons@course.test' },
        to: emailAddress.parse('ada@reader.test'),
        replyTo: 'reply@course.test',
        headers: {},
        mail: {
          key: mailKey.parse('salt'),
          subject: 'Salt',
          preview: '',
          html: ['<p>x</p>'],
          text: ['x'],
          web: '',
        },
        values: Object.fromEntries(mergeFields.map((name) => [name, ''])) as MergeValues,
        messageId: `<${tag}@course.test>`,
        date: instantOf('2026-11-24T09:00:00Z'),
        tag,
        feedbackId: { list: 'bread', mail: 'salt' },
      });
      expect(result.kind).toBe('accepted');
      const mail = (await fake.fake.mails()).at(-1);
      expect(mail).toMatchObject({
        destinations: ['ada@reader.test'],
        configurationSet: 'local',
        tags: { delivery: tag, 'ses:feedback-id-a': 'bread', 'ses:feedback-id-b': 'salt' },
      });
      // SES writes and signs that header itself; one of ours would stand beside it.
      expect((await fake.fake.raw(mail?.id ?? '')).toString()).not.toMatch(/^feedback-id:/im);
    },
  );
});
