import type { WhatNext } from '../../domain/reports/unknown-deliveries.ts';
import type { UnknownMail } from './list-unknown.ts';

const nextInWords = (next: WhatNext): string => {
  switch (next.kind) {
    case 'resend':
      return `will be sent once more on ${next.at}`;
    case 'hold':
      return `will not be sent again: held from ${next.at} onwards`;
    case 'nothing':
      return 'held: it will not be sent again';
    case 'wait':
      return 'nothing is due for it';
  }
};

/** One line: which mail, whose, since when, which attempt, and what comes next without an event. */
export const unknownInWords = ({ mail, since, attempt, next }: UnknownMail, whose: string): string =>
  `${mail}  ${whose}  since ${since}, attempt ${attempt}: ${nextInWords(next)}`;
