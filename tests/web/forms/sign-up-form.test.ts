import { describe, expect, it } from 'vitest';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { parseDetails } from '../../../lib/web/forms/form-fields.ts';
import { typedInto } from '../../../lib/web/forms/sign-up-form.ts';
import { en } from '../../../lib/words/en.ts';

const london = timeZone.parse('Europe/London');
const detailsOf = (fields: Record<string, string>) =>
  parseDetails(typedInto(new URLSearchParams(fields), london), en);

describe('the zone of a form', () => {
  it.each(['Etc/Unknown', '', 'undefined'])(
    'that the browser gives as %j is what the server guessed',
    (zone) => {
      expect(detailsOf({ zone })).toMatchObject({ value: { zone: london } });
    },
  );

  it('that a form does not have is what the server guessed', () => {
    expect(detailsOf({})).toMatchObject({ value: { zone: london } });
  });

  it.each([
    ['asia/tokyo', 'Asia/Tokyo'],
    ['+05:30', '+05:30'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('%s is kept as %s', (zone, kept) => {
    expect(detailsOf({ zone })).toMatchObject({ value: { zone: kept } });
  });

  it('that means nothing is asked for again', () => {
    expect(detailsOf({ zone: 'Mars/Olympus' })).toMatchObject({ faults: [{ field: 'zone' }] });
  });
});
