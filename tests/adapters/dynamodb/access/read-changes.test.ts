import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import { createReadChanges } from '../../../../lib/adapters/dynamodb/access/read-changes.ts';
import { createEnrollments } from '../../../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { type Item, keys } from '../../../../lib/adapters/dynamodb/keys.ts';
import { lessonId } from '../../../../lib/domain/content/lesson.ts';
import { withEntry } from '../../../../lib/domain/enrollment/enrollment.ts';
import { instantOf } from '../../../../lib/domain/time/instant.ts';
import { personNumber } from '../../../fixtures/people.ts';
import { createMemoryTelemetry } from '../../../memory/telemetry.ts';
import { embeddedDynamoDb } from '../../../worlds/embedded-dynamodb.ts';

const table = await (await embeddedDynamoDb()).newTable();
const start = instantOf('2026-11-24T09:00:00Z');

/** An item as Lambda hands it to a function: in DynamoDB's form, as JSON, which has bytes in base64. */
const asImage = (item: Item): unknown =>
  Object.fromEntries(
    Object.entries(marshall(item)).map(([name, value]) => [
      name,
      value.B ? { B: Buffer.from(value.B).toString('base64') } : value,
    ]),
  );

it('reads an enrollment with lessons on record, whose ledger is bytes, as the stream brings it', async () => {
  const enrollments = createEnrollments(table, 4);
  const { enrollment } = personNumber(1, start, true);
  const lesson = lessonId.parse('why-good-firms-drift');
  await enrollments.save(withEntry(enrollment, lesson, { status: 'sent', at: start, attempt: 1 }));
  const kept = await enrollments.load(enrollment);
  const item = await table.get(keys.enrollment(enrollment));
  if (!(item?.sent instanceof Uint8Array)) throw new Error('A ledger of lessons is bytes.');

  const { telemetry, lines } = createMemoryTelemetry();
  const record = {
    dynamodb: { ApproximateCreationDateTime: 1_767_695_400, NewImage: asImage(item) },
  };
  expect(await createReadChanges(table, telemetry)([record])).toMatchObject([
    { change: { kind: 'enrollment', after: kept } },
  ]);
  expect(lines).toEqual([]);
});
