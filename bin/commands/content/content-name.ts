import { InvalidArgumentError } from 'commander';
import type { z } from 'zod';
import { namesOf } from '../../../lib/authoring/remove-content.ts';
import { holdersOf } from '../../../lib/authoring/rename-content.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { didYouMean } from '../../../lib/domain/prose/nearest.ts';
import { exitCodes } from '../../exit-code.ts';
import { UsageError } from '../../usage-error.ts';

/** A name as its kind has to be. */
export const named = <Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> => {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  throw new UsageError(`"${text}" is no name of one: lower-case words joined by hyphens.`, exitCodes.misused);
};

/** The one course of a lesson of that name, or newsletter of an issue; several have to be told apart. */
export const only = (files: ContentFiles, kind: 'lesson' | 'issue', holder: string, id: string): string => {
  const [first, ...others] = holdersOf(files, kind, id);
  if (first === undefined)
    throw new UsageError(
      `Nothing was changed, since there is no ${kind} "${id}"${didYouMean(id, namesOf(files, kind)) || '.'}`,
      exitCodes.misused,
    );
  if (others.length > 0)
    throw new UsageError(
      `Say of which ${holder}: --${holder} ${[first, ...others].join(' or ')}.`,
      exitCodes.misused,
    );
  return first;
};

/** Reads one of these kinds from the command line. */
export const kindAmong =
  <Kind extends string>(kinds: Readonly<Record<Kind, unknown>>) =>
  (text: string): Kind => {
    // The keys of the record are its kinds.
    const known = Object.keys(kinds) as Kind[];
    const kind = known.find((each) => each === text);
    if (kind) return kind;
    throw new InvalidArgumentError(`It is one of ${known.join(', ')}.`);
  };
