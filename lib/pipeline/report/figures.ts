import { counted } from '../../domain/prose/counted.ts';

/** How figures and moments are written in a report. */
export const number = (value: number): string => value.toLocaleString('en-GB');

export const people = (count: number): string => counted(count, 'person', 'people');

export const mails = (count: number): string => counted(count, 'mail');

export const moment = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(part / whole < 0.01 && part > 0 ? 2 : 0)} %`;

export const dollars = (value: number): string =>
  value > 0 && value < 0.01
    ? 'less than $0.01'
    : `$${value.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
