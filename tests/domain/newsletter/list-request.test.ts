import { describe, expect, it } from 'vitest';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import {
  answerByOwnPage,
  askForList,
  type ListRequest,
  listMailKey,
  listMails,
  listRequestForgottenAt,
  requestBehind,
  withoutRequest,
} from '../../../lib/domain/newsletter/list-request.ts';
import {
  activateSubscription,
  newSubscription,
  type Subscription,
} from '../../../lib/domain/newsletter/subscription.ts';
import { requestId } from '../../../lib/domain/sign-up/request-id.ts';
import { withLeft } from '../../../lib/domain/subscriber/standing.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { personNumber } from '../../fixtures/people.ts';

const now = instantOf('2026-11-25T10:00:00Z');
const { subscriber } = personNumber(1, now, true);
const who = { subscriberId: subscriber.id, listId: listId.parse('letters') };
const form = (name: string) => ({
  signUp: requestId.parse(name),
  consent: { textHash: `words on the form ${name}`, requestedAt: now, mechanism: 'sign-up form' as const },
  address: subscriber.address,
  zone: subscriber.zone,
});
const ask = (name: string, known?: ListRequest, at = now) => askForList(known, who, form(name), at);
const keysOf = ({ mails }: ListRequest) => mails.map(listMailKey);
const onList = (at = now): Subscription => {
  const member = activateSubscription(newSubscription({ ...who, zone: subscriber.zone }, at), at);
  if (!member) throw new Error('Nobody joined.');
  return member;
};

describe('what a newsletter’s form asked for', () => {
  it('has a mail to confirm due at once, and waits for the link in it', () => {
    const asked = ask('one');
    expect(keysOf(asked)).toEqual(['confirm-1']);
    expect(listMails.nextStep(asked, true, now)).toMatchObject({ kind: 'send', attempt: 1 });
    expect(requestBehind(asked, 1, undefined)).toMatchObject({ number: 1, signUp: 'one' });
  });

  it('is what its own link opens: another form beside it changes nothing of it', () => {
    const both = ask('two', ask('one'));
    expect(keysOf(both)).toEqual(['confirm-1', 'confirm-2']);
    expect(requestBehind(both, 1, undefined)?.consent.textHash).toBe('words on the form one');
    expect(requestBehind(both, 2, undefined)?.consent.textHash).toBe('words on the form two');
    expect(requestBehind(both, 3, undefined)).toBeUndefined();
  });

  it('is nothing more once it is confirmed, and a mail that still asks for it is not wanted', () => {
    const after = withoutRequest(ask('one'), 1);
    expect(requestBehind(after, 1, undefined)).toBeUndefined();
    expect(listMails.nextStep(after, true, now)).toMatchObject({ kind: 'save', outcome: 'expired' });
  });

  it('gives no number twice while an old link could still be followed', () => {
    const after = withoutRequest(ask('one'), 1);
    expect(ask('two', after).waiting.map(({ number }) => number)).toEqual([2]);
    expect(listRequestForgottenAt(after) > later(now, { days: 30 })).toBe(true);
  });

  it('is void for whoever has left the list since, and for nobody who left before', () => {
    const asked = ask('one');
    const left = (at: typeof now) => withLeft(onList(), 'unsubscribed', at) ?? onList();
    expect(requestBehind(asked, 1, left(later(now, { hours: 1 })))).toBeUndefined();
    expect(requestBehind(asked, 1, left(later(now, { hours: -1 })))).toBeDefined();
  });

  it('answers whoever is on the list by one mail with the link to their page, however often they ask', () => {
    const [one, two] = [requestId.parse('one'), requestId.parse('two')];
    const asked = answerByOwnPage(answerByOwnPage(undefined, who, one, now), who, two, now);
    expect(keysOf(asked)).toEqual(['own-page-1']);
    expect(asked.answered).toBe('two');
    expect(asked.waiting).toEqual([]);
  });
});
