import { describe, expect, it } from 'vitest';
import {
  type AddressChange,
  addressMailKey,
  addressMails,
  agreeToAddressChange,
  finishAddressChange,
  isDone,
  pendingAddressChange,
  startAddressChange,
} from '../../../lib/domain/delivery/address-change.ts';
import { type AddressHash, emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { personNumber, theCourse } from '../../fixtures/people.ts';

const now = instantOf('2026-11-25T10:00:00Z');
const tomorrow = later(now, { hours: 24 });
const lease = later(now, { minutes: 5 });
const { subscriber } = personNumber(1, now, true);
const mailbox = (name: string) => ({
  address: emailAddress.parse(`${name}@example.org`),
  addressHash: `hash of ${name}` as AddressHash,
});
const [old, next, third] = [mailbox('old'), mailbox('new'), mailbox('third')];

const ask = (known?: AddressChange, to = next, at = now) =>
  startAddressChange(
    known,
    { subscriberId: subscriber.id, courseId: theCourse, request: (known?.request ?? 0) + 1, to },
    at,
  );
const stepOf = (change: AddressChange, at = now, mayResend = true) =>
  addressMails.nextStep(change, mayResend, at);
const sendOf = (change: AddressChange, at = now) => {
  const step = stepOf(change, at);
  if (step.kind !== 'send') throw new Error(`expected to send, got ${step.kind}`);
  return step;
};
const keysOf = ({ mails }: AddressChange) => mails.map(addressMailKey);
const agreed = (change: AddressChange, at = now) => {
  const after = agreeToAddressChange(change, old, at);
  if (!after) throw new Error('It was not asked for.');
  return after;
};
/** Asked, and the mail that asks has gone. */
const asked = () => addressMails.without(ask(), sendOf(ask()).mail, now);

describe('an address change', () => {
  it('asks the new address at once, and after that waits for its answer for a day', () => {
    expect(sendOf(ask())).toMatchObject({ mail: { asks: true, to: next }, attempt: 1 });
    const waiting = asked();
    expect(waiting.dueAt).toBe(tomorrow);
    expect(stepOf(waiting)).toEqual({ kind: 'wait' });
    expect(pendingAddressChange(waiting, 1, now)).toMatchObject({ to: next });
    expect(pendingAddressChange(waiting, 1, tomorrow)).toBeUndefined();
  });

  it('that nobody agreed to in time keeps no address, and is due no more', () => {
    const step = stepOf(asked(), tomorrow);
    if (step.kind !== 'save') throw new Error('Nothing is forgotten.');
    expect(step.item.standing).toEqual({ status: 'forgotten' });
    expect(step.item.dueAt).toBeUndefined();
    expect(JSON.stringify(step.item)).not.toContain('example.org');
  });

  it('is void once another is asked: its link opens nothing, and its mail does not go', () => {
    const second = ask(ask(), third);
    expect(keysOf(second)).toEqual(['address-change-2']);
    expect(pendingAddressChange(second, 1, now)).toBeUndefined();
    expect(pendingAddressChange(second, 2, now)).toMatchObject({ to: third });
  });

  it('tells the old address once it is agreed to, whatever became of the mail that asked', () => {
    const claimed = addressMails.claim(ask(), sendOf(ask()), 'worker', now, lease);
    const lost = addressMails.becomeUnknown(claimed, sendOf(ask()).mail, 1, now);
    for (const change of [asked(), ask(), claimed, lost]) {
      const after = agreed(change);
      expect(keysOf(after)).toEqual(['address-changed-1']);
      expect(sendOf(after)).toMatchObject({ mail: { to: old } });
      expect(agreeToAddressChange(after, old, now)).toBeUndefined();
    }
  });

  it('can be finished for as long as its link works, and keeps no address when it is done and told', () => {
    const after = agreed(asked());
    expect(pendingAddressChange(after, 1, tomorrow)).toMatchObject({ from: old });
    const done = finishAddressChange(addressMails.without(after, sendOf(after).mail, now));
    expect([isDone(done, 1), isDone(done, 2)]).toEqual([true, false]);
    expect(done.dueAt).toBeUndefined();
    expect(JSON.stringify(done)).not.toContain('example.org');
  });

  it('still tells the address before, though another is asked for meanwhile', () => {
    const both = ask(finishAddressChange(agreed(asked())), third);
    expect(keysOf(both)).toEqual(['address-changed-1', 'address-change-2']);
    const told = addressMails.without(both, sendOf(both).mail, now);
    expect(sendOf(told)).toMatchObject({ mail: { to: third } });
  });
});

describe('a mail about an address', () => {
  it('is in one worker\u2019s hands, and in nobody\u2019s while its lease lasts', () => {
    const claimed = addressMails.claim(ask(), sendOf(ask()), 'worker', now, lease);
    const { mail } = sendOf(ask());
    expect([
      addressMails.isHeldBy(claimed, mail, 'worker'),
      addressMails.isHeldBy(claimed, mail, 'other'),
    ]).toEqual([true, false]);
    expect(stepOf(claimed)).toEqual({ kind: 'wait' });
    expect(stepOf(claimed, lease)).toMatchObject({ kind: 'save', outcome: 'unknown' });
  });

  it('of which nobody knows is sent once more if it tells and the policy says so, and dropped if it asks', () => {
    const told = agreed(asked());
    const lost = addressMails.becomeUnknown(told, sendOf(told).mail, 1, now);
    expect(stepOf(lost)).toEqual({ kind: 'wait' });
    expect(stepOf(lost, tomorrow)).toMatchObject({ kind: 'send', attempt: 2 });
    expect(stepOf(lost, tomorrow, false)).toMatchObject({ kind: 'save', outcome: 'held' });
    const askedInVain = addressMails.becomeUnknown(ask(), sendOf(ask()).mail, 1, now);
    expect(stepOf(askedInVain, tomorrow)).toMatchObject({ kind: 'save', outcome: 'held' });
  });

  it('is settled by an event, once', () => {
    const told = agreed(asked());
    const lost = addressMails.becomeUnknown(told, sendOf(told).mail, 1, now);
    const settled = addressMails.settle(lost, 'address-changed-1', 'accepted', now);
    expect(settled?.mails).toEqual([]);
    expect(settled && addressMails.settle(settled, 'address-changed-1', 'accepted', now)).toBeUndefined();
    expect(addressMails.settle(lost, 'address-changed-2', 'accepted', now)).toBeUndefined();
    expect(addressMails.settle(told, 'address-changed-1', 'accepted', now)).toBeUndefined();
  });

  it('that SES refuses comes again after ever longer waits, and is given up', () => {
    let change = agreed(asked());
    for (let times = 1; times < 15; times += 1) {
      const { mail } = sendOf(change, instantOf(change.dueAt ?? ''));
      const { item, outcome } = addressMails.putOff(change, mail, { attempt: 1, reason: 'throttled' }, now);
      expect(outcome).toBe('put-off');
      expect((item.dueAt ?? '') > now).toBe(true);
      change = item;
    }
    const { mail } = sendOf(change, instantOf(change.dueAt ?? ''));
    expect(addressMails.putOff(change, mail, { attempt: 1, reason: 'throttled' }, now)).toMatchObject({
      outcome: 'failed',
      item: { mails: [] },
    });
  });
});
