import { expect, it } from 'vitest';
import { timeOfDay } from '../../../lib/adapters/content/time-of-day.ts';

it.each([
  ['9:00', 9],
  ['09.00', 9],
  ['9h', 9],
  ['9 h', 9],
  ['9\u00a0h', 9],
  ['9h00', 9],
  ['9 Uhr', 9],
  ['9:00 Uhr', 9],
  ['9 am', 9],
  ['9:00 PM', 21],
  ['12 a.m.', 0],
  ['12pm', 12],
])('reads %s as a full hour', (text, hour) => {
  expect(timeOfDay(text)).toEqual({ hour, isFull: true });
});

it.each([
  ['7:30', 7],
  ['7 h 30', 7],
  ['7h30', 7],
  ['7:30 pm', 19],
])('reads %s as no full one', (text, hour) => {
  expect(timeOfDay(text)).toEqual({ hour, isFull: false });
});

it.each(['9', '24:00', '9:75', '13 pm', 'nine', '9:0', '9 loaves', ''])('takes %j for none', (text) => {
  expect(timeOfDay(text)).toBeUndefined();
});
