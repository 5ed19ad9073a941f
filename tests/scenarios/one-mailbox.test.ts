import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../bin/commands/subscribers/subscribers-import.ts';
import type { Connection } from '../../lib/adapters/connect.ts';
import { csvLines } from '../../lib/adapters/csv.ts';
import { signUpSchema } from '../../lib/domain/sign-up/sign-up.ts';
import { type AddressHash, emailAddress, formerKeys } from '../../lib/domain/subscriber/email-address.ts';
import { recordOf } from '../../lib/domain/transfer/csv-header.ts';
import { rowColumns } from '../../lib/domain/transfer/parse-row.ts';
import { isCurrent, recipientOf } from '../../lib/pipeline/feedback/recipient.ts';
import { findMailbox } from '../../lib/pipeline/find-mailbox.ts';
import { findPerson } from '../../lib/pipeline/people/find-person.ts';
import { requestAddressChange } from '../../lib/pipeline/preferences/request-address-change.ts';
import { eraseSubscriber } from '../../lib/pipeline/privacy/erase-subscriber.ts';
import { subscribe } from '../../lib/pipeline/sign-up/subscribe.ts';
import { startSenderWorld } from '../worlds/sender-on-services.ts';
import { publishedScenario, scenario } from './scenario-content.ts';

const world = await startSenderWorld();
const theCourse = scenario.course.id;
const freshTable = () => world.start({ people: 0, course: publishedScenario() });

const asTyped = emailAddress.parse('ada.love@pm.me');
/** Other spellings of the same mailbox. */
const spellings = ['ada.love@pm.me', 'Ada.Love@pm.me', 'ada.love+x@proton.me', 'ada.love@protonmail.com'];

const importedAs = async (connection: Connection, address: string): Promise<Record<string, number>> => {
  const row = {
    address,
    course: theCourse,
    consentAt: '2026-01-10T10:00:00Z',
    consentText: 'A lesson a week, please.',
    consentSource: 'form at old.example.org',
    confirmedAt: '2026-01-10T10:05:00Z',
  };
  const file = Readable.from([csvLines([[...rowColumns], recordOf(row)])]);
  return Object.fromEntries(await importFile(connection, file, { dryRun: false }, () => {}));
};

const signUpAs = (connection: Connection, address: string) =>
  subscribe({ ...connection, deliver: async () => 'waiting' })(
    signUpSchema.parse({
      request: connection.random.requestId(),
      askedAt: connection.clock.now(),
      courseId: theCourse,
      address,
      zone: 'UTC',
      consentText: 'Yes.',
      formVersion: '1',
      form: 'own',
    }),
  );

/** The hash by which the address was on record before its provider's spellings were known as one. */
const formerHash = ({ hashes }: Connection): AddressHash => {
  const at = formerKeys(asTyped).indexOf(asTyped);
  const hash = hashes.formerAddresses(asTyped)[at];
  if (!hash) throw new Error('This address has the key that it had.');
  return hash;
};

/** A table with somebody in the course who came before there was a table of providers. */
const withOneFromBefore = async () => {
  const { connection } = await freshTable();
  const former = formerHash(connection);
  // As it was then: the key of an address was the address in lower case.
  const before: Connection = {
    ...connection,
    hashes: { ...connection.hashes, address: () => former, formerAddresses: () => [] },
  };
  expect(await importedAs(before, asTyped)).toEqual({ joined: 1 });
  const id = await connection.subscribers.idOf(former);
  if (!id) throw new Error('Nobody joined.');
  return { connection, former, id };
};

describe('a mailbox that is on record by an earlier key', () => {
  it.each(spellings)('is found as %s, and is nobody new', async (spelling) => {
    const { connection, former, id } = await withOneFromBefore();
    expect(await findMailbox(connection)(emailAddress.parse(spelling))).toBe(former);
    expect(await findPerson(connection)(spelling)).toEqual({ kind: 'found', id });
    expect(await signUpAs(connection, spelling)).toBe('already-enrolled');
    expect(await importedAs(connection, spelling)).toEqual({
      'are already on record and stay as they are': 1,
    });
    expect(await connection.subscribers.idOf(connection.hashes.address(asTyped))).toBeUndefined();
  });

  it.each(spellings)('stays suppressed as %s', async (spelling) => {
    const { connection, former } = await withOneFromBefore();
    await connection.suppressions.add(former, { reason: 'complaint', at: connection.clock.now() });
    expect(await signUpAs(connection, spelling)).toBe('suppressed');
    expect(await importedAs(connection, spelling)).toEqual({
      'must not be mailed: bounced, complained or erased here': 1,
    });
  });

  it('stays erased, and comes back by signing up alone', async () => {
    const { connection, former, id } = await withOneFromBefore();
    await eraseSubscriber(connection)(id);
    expect(await importedAs(connection, 'ada.love@proton.me')).toEqual({
      'must not be mailed: bounced, complained or erased here': 1,
    });
    expect(await signUpAs(connection, 'ada.love@proton.me')).toBe('asked');
    expect(await connection.subscribers.idOf(former)).toBeDefined();
  });

  it('is who an event about its mail is about', async () => {
    const { connection, former, id } = await withOneFromBefore();
    const at = connection.clock.now();
    const bounce = { verdict: 'bounced-for-good', messageId: 'm', sentAt: at, to: asTyped } as const;
    const recipient = await recipientOf(connection)(bounce);
    expect(recipient).toMatchObject({ person: { id }, mailed: former });
    expect(recipient && isCurrent(recipient)).toBe(true);
  });

  it('may be moved to another spelling of itself by whoever has it', async () => {
    const { connection, former, id } = await withOneFromBefore();
    const to = emailAddress.parse('ada.love@proton.me');
    expect(await requestAddressChange(connection)(id, { courseId: theCourse, address: to })).toBe('accepted');
    expect((await connection.addressChanges.load(id))?.standing).toMatchObject({
      status: 'asked',
      to: { address: to, addressHash: former },
    });
  });
});

describe('a mailbox that is new here', () => {
  it('is one person, however it is spelt', async () => {
    const { connection } = await freshTable();
    expect(await importedAs(connection, 'ada-love@proton.me')).toEqual({ joined: 1 });
    expect(await importedAs(connection, 'adalove+news@pm.me')).toEqual({
      'are already on record and stay as they are': 1,
    });
    expect(await signUpAs(connection, 'Ada.Love@protonmail.com')).toBe('already-enrolled');
  });
});
