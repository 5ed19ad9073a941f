import { describe, expect, it } from 'vitest';
import {
  type Consent,
  forgottenAt,
  withConfirmation,
  withRequest,
} from '../../../lib/domain/subscriber/consent.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';

const day = (number: number) => instantOf(`2026-11-${number}T10:00:00Z`);
const asked = (number: number): Consent => ({
  textHash: `words of day ${number}`,
  requestedAt: day(number),
  mechanism: 'sign-up form',
});

describe('what somebody agreed to', () => {
  it('is what was asked for last, until they confirm it', () => {
    const twice = withRequest(withRequest([], asked(10)), asked(11));
    expect(twice).toEqual([asked(11)]);
    expect(withConfirmation(twice, day(12))).toEqual([{ ...asked(11), confirmedAt: day(12) }]);
  });

  it('stays as it was when more is asked for and confirmed later', () => {
    const first = withConfirmation([asked(10)], day(11));
    const both = withConfirmation(withRequest(first, asked(20)), day(21));
    expect(both).toEqual([...first, { ...asked(20), confirmedAt: day(21) }]);
  });

  it('is forgotten thirty days after the request if nobody ever confirms, and never once somebody has', () => {
    expect(forgottenAt([asked(10)])).toBe(instantOf('2026-12-10T10:00:00Z'));
    expect(forgottenAt(withConfirmation([asked(10)], day(11)))).toBeUndefined();
    expect(forgottenAt(withRequest(withConfirmation([asked(10)], day(11)), asked(20)))).toBeUndefined();
    expect(forgottenAt([])).toBeUndefined();
  });
});
