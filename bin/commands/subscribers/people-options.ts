import { InvalidArgumentError, Option } from 'commander';
import { longestNote } from '../../../lib/domain/subscriber/journal.ts';

export const maskedOption = (): Option =>
  new Option('--masked', 'with addresses and names masked, so that it can be shown');

export const noteOf = (text: string): string => {
  const note = text.trim();
  if (note === '' || note.length > longestNote)
    throw new InvalidArgumentError(`Say why, in up to ${longestNote} characters: the note stays on record.`);
  return note;
};
