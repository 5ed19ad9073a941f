import { InvalidArgumentError } from 'commander';

/** A number on the command line, `least` or more. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d{1,7}$/.test(text) || number < least)
      throw new InvalidArgumentError(`Give a whole number, ${least} or more.`);
    return number;
  };
