import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMailer } from '../../../lib/adapters/ses/mailer.ts';
import { createMailerWhenAsked } from '../../../lib/adapters/ses/mailer-when-asked.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { outgoingMail } from '../../fixtures/outgoing-mail.ts';
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
    ['at once', 'ada@reader.test', createMailer],
    ['by a mailer that is loaded when it is asked', 'grace@reader.test', createMailerWhenAsked],
  ])(
    'carries its delivery as a tag, and the list and mail that SES puts into Feedback-ID: %s',
    async (_, reader, create) => {
      const result = await create('local').send({ ...outgoingMail, to: emailAddress.parse(reader) });
      expect(result.kind).toBe('accepted');
      const mail = (await fake.fake.mails()).find(({ destinations }) => destinations.includes(reader));
      expect(mail).toMatchObject({
        destinations: [reader],
        configurationSet: 'local',
        tags: { delivery: outgoingMail.tag, 'ses:feedback-id-a': 'bread', 'ses:feedback-id-b': 'salt' },
      });
      // SES writes and signs that header itself; one of ours would stand beside it.
      expect((await fake.fake.raw(mail?.id ?? '')).toString()).not.toMatch(/^feedback-id:/im);
    },
  );
});
