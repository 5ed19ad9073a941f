import { expect, it } from 'vitest';
import { signWebhook } from '../../../lib/adapters/webhooks/sign-webhook.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';

// The example that libraries of Standard Webhooks verify themselves by.
const known = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: instantOf('2021-02-25T15:02:10Z'),
  body: '{"test": 2432232314}',
};
const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

it('signs as Standard Webhooks does', () => {
  expect(signWebhook(known, [secret])).toEqual({
    'webhook-id': known.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('signs by each secret, so that one can take the place of the other', () => {
  const signatures = signWebhook(known, ['AAAA', secret])['webhook-signature']?.split(' ');
  expect(signatures).toHaveLength(2);
  expect(signatures?.[1]).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});
