import { Command } from 'commander';
import type { Connection } from '../../../lib/adapters/connect.ts';
import { shownPerson } from '../../../lib/domain/people/shown-person.ts';
import { type PersonView, showPerson } from '../../../lib/pipeline/people/show-person.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { namedPerson } from './named-person.ts';
import { maskedOption } from './people-options.ts';
import { personAsJson, personInWords } from './person-in-words.ts';

type Options = OnStage & { masked?: boolean; json?: boolean };

const viewOf = async (connection: Connection, who: string): Promise<PersonView> => {
  const view = await showPerson(connection)(await namedPerson(connection, who));
  if (!view) throw new UsageError('Nobody on record has that address or id.');
  return view;
};

export const showCommand = (): Command =>
  new Command('show')
    .description('Shows everything there is about one person, and why they got no mail today')
    .argument('<who>', 'an address in any spelling, or an id')
    .addOption(maskedOption())
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((who: string, { masked = false, json, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        const view = await viewOf(connection, who);
        say(
          json
            ? JSON.stringify(personAsJson(view, masked), undefined, 2)
            : personInWords(view, masked).join('\n'),
        );
      }),
    );

export const findCommand = (): Command =>
  new Command('find')
    .description('Finds somebody by their address, however it is spelt, or by their id, and prints the id')
    .argument('<who>', 'an address in any spelling, or an id')
    .addOption(maskedOption())
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((who: string, { masked = false, json, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        const id = await namedPerson(connection, who);
        const subscriber = await connection.subscribers.load(id);
        if (!subscriber) throw new UsageError('Nobody on record has that address or id.');
        const person = shownPerson(subscriber, masked);
        say(json ? JSON.stringify(person) : `${person.id}  ${person.address}`);
      }),
    );
