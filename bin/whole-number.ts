import { InvalidArgumentError } from 'commander';

/** Where nothing else bounds a number: what is more is a slip of the keys. */
const most = 9_999_999;

/** A number on the command line, `least` or more. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most.toLocaleString('en')}.`);
    return number;
  };
