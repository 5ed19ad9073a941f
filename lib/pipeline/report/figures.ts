import { counted } from '../../domain/prose/counted.ts';

/** How figures and moments are written in a report. */
export const number = (value: number): string => value.toLocaleString('en-GB');

export const people = (count: number): string => counted(count, 'person', 'people');

export const mails = (count: number): string => counted(count, 'mail');

export const moment = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
