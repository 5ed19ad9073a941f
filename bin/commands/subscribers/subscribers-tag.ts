import { Command, InvalidArgumentError } from 'commander';
import { type Tag, tag } from '../../../lib/domain/content/tag.ts';

import { type TagOutcome, tagSubscriber } from '../../../lib/pipeline/operate/tag-subscriber.ts';
import { findPerson } from '../../../lib/pipeline/people/find-person.ts';
import { contentOption } from '../../content-folder.ts';
import { onStage } from '../../on-stage.ts';
import { type OnStage, stageOption } from '../../stage.ts';

const tagName = (text: string): Tag => {
  const parsed = tag.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('A tag is letters and digits, at most 64 of them.');
  return parsed.data;
};

const inWords: Record<'add' | 'remove', Record<Exclude<TagOutcome, 'not-on-record'>, string>> = {
  add: { changed: 'have it now', 'as-it-was': 'had it already' },
  remove: { changed: 'no longer have it', 'as-it-was': 'did not have it' },
};

const tagging = (name: string, request: 'add' | 'remove', description: string): Command =>
  new Command(name)
    .description(description)
    .argument('<tag>', 'the tag: an issue for "tag:<tag>" goes to those who have it', tagName)
    .argument('<who...>', 'addresses or ids of subscribers')
    .addOption(stageOption())
    .addOption(contentOption())
    .action((name: Tag, people: string[], place: OnStage) =>
      onStage(place, async ({ connection }) => {
        const counts = { changed: 0, 'as-it-was': 0 };
        for (const [index, who] of people.entries()) {
          const found = await findPerson(connection)(who);
          const outcome =
            found.kind === 'found'
              ? await tagSubscriber(connection)(found.id, name, request)
              : 'not-on-record';
          if (outcome !== 'not-on-record') {
            counts[outcome] += 1;
            continue;
          }
          process.stderr.write(`Number ${index + 1} of those you named is nobody on record.\n`);
          process.exitCode = 1;
        }
        for (const outcome of ['changed', 'as-it-was'] as const)
          if (counts[outcome] > 0) process.stdout.write(`${counts[outcome]} ${inWords[request][outcome]}\n`);
      }),
    );

export const tagCommand = (): Command =>
  tagging('tag', 'add', 'Gives subscribers a tag; issues of newsletters can be for those who have it');

export const untagCommand = (): Command => tagging('untag', 'remove', 'Takes a tag off subscribers');
