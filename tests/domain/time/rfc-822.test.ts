import { expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { rfc822 } from '../../../lib/domain/time/rfc-822.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';

it.each([
  ['UTC', '2027-01-11T19:00:00Z', 'Mon, 11 Jan 2027 19:00:00 +0000'],
  ['Pacific/Kiritimati', '2027-01-11T19:00:00Z', 'Tue, 12 Jan 2027 09:00:00 +1400'],
  ['Asia/Kolkata', '2027-06-06T03:30:05Z', 'Sun, 06 Jun 2027 09:00:05 +0530'],
  ['America/New_York', '2027-12-31T14:00:00Z', 'Fri, 31 Dec 2027 09:00:00 -0500'],
])('a moment in %s is written with the date that its calendars show', (zone, at, written) => {
  expect(rfc822(instantOf(at), timeZone.parse(zone))).toBe(written);
});
