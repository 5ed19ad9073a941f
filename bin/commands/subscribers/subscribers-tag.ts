import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { Connection } from '../../../lib/adapters/connect.ts';
import { onFile } from '../../../lib/adapters/on-file.ts';
import { type Tag, tag } from '../../../lib/domain/content/tag.ts';

import { type TagOutcome, tagSubscriber } from '../../../lib/pipeline/operate/tag-subscriber.ts';
import { findPerson } from '../../../lib/pipeline/people/find-person.ts';
import { everybodyShown } from '../../../lib/pipeline/people/list-people.ts';
import { contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { type FilterOptions, filterFrom, hasFilter, withFilter } from './filter-options.ts';
import { sayUnreadable } from './people-rows.ts';

const tagName = (text: string): Tag => {
  const parsed = tag.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('A tag is letters and digits, at most 64 of them.');
  return parsed.data;
};

const inWords: Record<'add' | 'remove', Record<Exclude<TagOutcome, 'not-on-record'>, string>> = {
  add: { changed: 'have it now', 'as-it-was': 'had it already' },
  remove: { changed: 'no longer have it', 'as-it-was': 'did not have it' },
};

type Options = OnStage & FilterOptions & { file?: string; yes?: true; json?: true };

/** Whom the command is about: those that are named, those of a file, and those whom the filter fits. */
const peopleMeant = async (
  connection: Connection,
  named: readonly string[],
  { file, ...filter }: Options,
) => {
  const { stage: _, content: __, yes: ___, json: ____, ...parts } = filter;
  if (named.length === 0 && file === undefined && !hasFilter(parts))
    throw new UsageError('Say whom: name people, or give --file or a filter.', exitCodes.misused);
  const lines = file === undefined ? '' : await onFile(file, () => readFile(file, 'utf8'));
  const people = [...named, ...lines.split(/\r?\n/).filter((line) => line.trim() !== '')];
  if (!hasFilter(parts)) return people;
  let broken = 0;
  for await (const { found, unreadable } of everybodyShown(connection, await filterFrom(connection, parts))) {
    people.push(...found.map(({ subscriber }) => subscriber.id));
    broken += unreadable;
  }
  sayUnreadable(broken);
  return people;
};

const tagAll = async (
  connection: Connection,
  people: readonly string[],
  of: Tag,
  request: 'add' | 'remove',
  json: true | undefined,
): Promise<void> => {
  const counts = { changed: 0, 'as-it-was': 0, 'not-on-record': 0 };
  for (const [index, who] of people.entries()) {
    const found = await findPerson(connection)(who);
    const outcome =
      found.kind === 'found' ? await tagSubscriber(connection)(found.id, of, request) : 'not-on-record';
    counts[outcome] += 1;
    if (outcome !== 'not-on-record') continue;
    process.stderr.write(`Number ${index + 1} of those you named is nobody on record.\n`);
    process.exitCode = 1;
  }
  if (json) say(JSON.stringify({ tag: of, request, ...counts }));
  else if (people.length === 0) say('That is nobody.');
  for (const outcome of ['changed', 'as-it-was'] as const)
    if (!json && counts[outcome] > 0) say(`${counts[outcome]} ${inWords[request][outcome]}`);
};

const tagging = (name: string, request: 'add' | 'remove', description: string): Command =>
  withFilter(new Command(name))
    .description(description)
    .argument('<tag>', 'the tag: an issue for "tag:<tag>" goes to those who have it', tagName)
    .argument('[who...]', 'addresses or ids of subscribers')
    .option('--file <file>', 'a text file with one address or id a line')
    .option(
      '--yes',
      'do it for those of a filter or a file; without this, how many they are is said (exit code 3)',
    )
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((of: Tag, named: string[], options: Options) =>
      onStage(options, async ({ connection }) => {
        const people = await peopleMeant(connection, named, options);
        if (people.length > named.length && !options.yes) {
          say(
            options.json
              ? `${JSON.stringify({ tag: of, request, people: people.length, outcome: 'not-confirmed' })}`
              : `${people.length} people. Nothing was changed; run this again with --yes.`,
          );
          process.exitCode = exitCodes.needsAnswer;
          return;
        }
        await tagAll(connection, people, of, request, options.json);
      }),
    );

export const tagCommand = (): Command =>
  tagging('tag', 'add', 'Gives subscribers a tag; issues of newsletters can be for those who have it');

export const untagCommand = (): Command => tagging('untag', 'remove', 'Takes a tag off subscribers');
