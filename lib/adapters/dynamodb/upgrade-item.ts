import * as z from 'zod';
import { currentDeliveryKey } from '../../domain/delivery/delivery-key.ts';
import { UnreadableItem } from '../../pipeline/ports/record.ts';
import { type Item, type ItemKind, itemKindOf } from './keys.ts';

/**
 * The version of the stored shapes, written with every item. Whoever changes a stored name or shape raises it and
 * adds a step below, so that what was written before is read right; the next write brings it into the new shape.
 */
export const schemaVersion = 3;

/** An item from before versions were written is of the first. */
const versionSchema = z.int().positive().default(1);

/** By the version that they lead to: the kinds of item that changed, and how. */
const steps: ReadonlyMap<number, Partial<Record<ItemKind, (item: Stored) => Stored>>> = new Map([
  [
    2,
    {
      enrollment: (item) =>
        changed(renamed(item, 'move', 'addressChange'), {
          ledger: ofEntries(([key, entry]) => [currentDeliveryKey(key), ledgerEntry(entry)]),
          outOfTurn: ofEach(ofRecord((mail) => changed(mail, { key: ofText(currentDeliveryKey) }))),
        }),
      issueDelivery: (item) => changed(item, { entry: ledgerEntry }),
      courseVersion: (item) => changed(item, { site }),
      courseMail: (item) => compiledMail(item),
      publishedList: (item) => changed(item, { site }),
      publishedIssue: (item) => changed(item, { site, mail: ofRecord(compiledMail) }),
    },
  ],
  // The attribute that DynamoDB removes items by takes numbers alone.
  [
    3,
    {
      issueDelivery: (item) =>
        typeof item.expiresAt === 'string' ? renamed(item, 'expiresAt', 'sendUntil') : item,
    },
  ],
]);

/** A stored item in the shape that this code reads, whichever version wrote it. */
export const upgradeItem = (item: Item): Item => {
  const from = versionSchema.safeParse(item.schemaVersion);
  const where = `The item ${item.pk} / ${item.sk}`;
  if (!from.success)
    throw new UnreadableItem(
      `${where} cannot be read: its schemaVersion is not a version. It was left as it was.`,
    );
  if (from.data > schemaVersion)
    throw new UnreadableItem(
      `${where} was written by a later version of Dripline: its schemaVersion is ${from.data}, and this code reads ` +
        `up to ${schemaVersion}. It was left as it was; deploy the later version again.`,
    );
  const kind = itemKindOf(item);
  let upgraded: Stored = item;
  for (let version = from.data + 1; kind && version <= schemaVersion; version += 1)
    upgraded = steps.get(version)?.[kind]?.(upgraded) ?? upgraded;
  return { ...upgraded, pk: item.pk, sk: item.sk, schemaVersion };
};

// ── What steps are made of: each leaves alone what is not as it expects, for the schema to refuse ────

type Stored = Readonly<Record<string, unknown>>;
type Change = (value: unknown) => unknown;

const isRecord = (value: unknown): value is Stored =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ofRecord =
  (change: (record: Stored) => Stored): Change =>
  (value) =>
    isRecord(value) ? change(value) : value;

const ofEntries = (change: (entry: [name: string, value: unknown]) => [string, unknown]): Change =>
  ofRecord((record) => Object.fromEntries(Object.entries(record).map(change)));

const ofEach =
  (change: Change): Change =>
  (value) =>
    Array.isArray(value) ? value.map(change) : value;

const ofText =
  (change: (text: string) => string): Change =>
  (value) =>
    typeof value === 'string' ? change(value) : value;

const renamed = (record: Stored, from: string, to: string): Stored => {
  if (!(from in record)) return record;
  const { [from]: value, ...rest } = record;
  return { ...rest, [to]: value };
};

const changed = (record: Stored, changes: Readonly<Record<string, Change>>): Stored => ({
  ...record,
  ...Object.fromEntries(
    Object.entries(changes).flatMap(([name, change]) =>
      name in record ? [[name, change(record[name])]] : [],
    ),
  ),
});

// ── Version 1 to 2: names are the field's ───────────────────────────────────────────────────────────

const ledgerEntry = ofRecord((entry) => renamed(entry, 'state', 'status'));

const site = ofRecord((settings) =>
  changed(settings, { signUp: ofRecord((signUp) => renamed(signUp, 'humanCheck', 'captcha')) }),
);

const renamedMails: Readonly<Record<string, string>> = { move: 'address-change', moved: 'address-changed' };

const mergeTemplate = ofEach(
  ofRecord((hole) =>
    changed(hole, { value: ofText((field) => (field === 'canaryUrl' ? 'scannerTrapUrl' : field)) }),
  ),
);

const compiledMail = (mail: Stored): Stored =>
  changed(mail, {
    key: ofText((key) => renamedMails[key] ?? key),
    html: mergeTemplate,
    text: mergeTemplate,
  });
