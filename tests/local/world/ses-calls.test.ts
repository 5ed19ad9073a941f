import { describe, expect, it } from 'vitest';
import { callsFor } from '../../../lib/local/world/ses-calls.ts';
import { type EventType, sampleEvent } from '../../adapters/ses/sample-event.ts';

const waiting = (...types: EventType[]) =>
  types.map((type, index) => ({
    number: index + 1,
    event: sampleEvent(type, { to: 'ada@example.org', messageId: `mail-${index + 1}` }),
  }));

const sizeOf = (event: object): number => ('records' in event ? Array.from(Object(event.records)).length : 1);
const calls = (...types: EventType[]) =>
  callsFor(waiting(...types)).map(({ name, event, last }) => [name, sizeOf(event), last.number]);

describe('what SES has said in the local world', () => {
  it('reaches the functions in its order: deliveries that follow each other together, every other alone', () => {
    expect(calls('Delivery', 'Delivery', 'Bounce', 'Delivery', 'Complaint', 'Complaint')).toEqual([
      ['record-deliveries', 2, 2],
      ['record-feedback', 1, 3],
      ['record-deliveries', 1, 4],
      ['record-feedback', 1, 5],
      ['record-feedback', 1, 6],
    ]);
    expect(calls()).toEqual([]);
  });

  it('comes in batches that are no larger than they can be in the cloud', () => {
    const many = Array.from({ length: 1000 }, (): EventType => 'Delivery');
    expect(calls(...many)).toEqual([
      ['record-deliveries', 400, 400],
      ['record-deliveries', 400, 800],
      ['record-deliveries', 200, 1000],
    ]);
  });

  it('is of a delivery what SES writes to Firehose: the record alone, which ends its line', () => {
    const [one] = waiting('Delivery');
    const [call] = callsFor(one ? [one] : []);
    const data = Buffer.from(`${JSON.stringify(one?.event.detail)}\n`).toString('base64');
    expect(call?.event).toEqual({ records: [{ recordId: '1', data }] });
  });
});
