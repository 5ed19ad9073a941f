import { describe, expect, it } from 'vitest';
import { parseSesEvent } from '../../../lib/adapters/ses/ses-event.ts';
import { inBulkSchema, toldInBatch, toldInObject } from '../../../lib/adapters/ses/told-in-bulk.ts';
import { sampleBatch, sampleObject, sampleObjectCreated } from './sample-batch.ts';
import { sampleEvent, sampleFeedback } from './sample-event.ts';

const mail = { to: 'ada@example.org', tag: 'course.lesson' };
const { detail: said } = sampleEvent('Delivery', mail);
const feedback = sampleFeedback('Delivery', mail);

describe('what Firehose brings', () => {
  it('means the same as what EventBridge brings, and waits in that form where it cannot be recorded', () => {
    const [one, ...others] = toldInBatch(sampleBatch(said));
    expect(others).toEqual([]);
    expect(one).toMatchObject({ feedback });
    expect(parseSesEvent(one?.work)).toEqual({ kind: 'understood', feedback });
  });

  it('that makes no sense is told apart from the others, as it is, and by a place without what stands there', () => {
    const strange = { ...said, eventType: 'Telepathy' };
    expect(toldInBatch(sampleBatch(strange, said, 'cut sho', ''))).toMatchObject([
      { notUnderstoodAt: 'eventType', work: { detail: strange } },
      { feedback },
      { notUnderstoodAt: '', work: { detail: 'cut sho' } },
      { notUnderstoodAt: '' },
    ]);
  });
});

it('that is of no delivery is left to whoever takes all events, as one of them', () => {
  const { detail: bounce } = sampleEvent('Bounce', mail);
  const [one] = toldInBatch(sampleBatch(bounce));
  expect(one).toMatchObject({ notUnderstoodAt: 'eventType' });
  expect(parseSesEvent(one?.work)).toMatchObject({ feedback: { verdict: 'bounced-for-good' } });
});

describe('what Firehose left in the bucket', () => {
  it.each(['\n', '', '\r\n\n'])('is read record by record, whatever stands between them: %j', (between) => {
    const text = sampleObject(said, said).replaceAll('\n', between);
    expect(toldInObject(`${text}${between}`)).toMatchObject([{ feedback }, { feedback }]);
  });

  it('is not lost where it makes no sense', () => {
    expect(toldInObject(`${sampleObject(said)}\n{"half": `)).toMatchObject([
      { feedback },
      { notUnderstoodAt: '', work: { detail: '{"half": ' } },
    ]);
  });

  it('is told of by its place', () => {
    expect(inBulkSchema.parse(sampleObjectCreated('untaken-1', 'untaken/2026/11/24/15/one'))).toMatchObject({
      detail: { bucket: { name: 'untaken-1' }, object: { key: 'untaken/2026/11/24/15/one' } },
    });
    expect(inBulkSchema.safeParse(sampleEvent('Delivery', mail)).success).toBe(false);
  });
});
