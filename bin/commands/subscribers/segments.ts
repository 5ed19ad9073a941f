import { Command } from 'commander';
import type { Connection } from '../../../lib/adapters/connect.ts';
import { filterInWords } from '../../../lib/domain/people/filter-in-words.ts';
import {
  type CountedSegment,
  countSegments,
  namedSegments,
} from '../../../lib/pipeline/people/count-segments.ts';
import { listPeople, pageOf } from '../../../lib/pipeline/people/list-people.ts';
import { contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { wholeNumber } from '../../whole-number.ts';
import { maskedOption } from './people-options.ts';
import { pageAsJson, pageInWords, sayUnreadable } from './people-rows.ts';

type Options = OnStage & { masked?: boolean; json?: boolean; limit: number };

const callOf = ({ list, name }: Pick<CountedSegment, 'list' | 'name'>): string => `${list}/${name}`;

const inWords = (counted: CountedSegment): string =>
  `${callOf(counted)}: ${filterInWords(counted.segment)}\n  ${counted.people} people, ${counted.readers} of them on ${counted.list}`;

const asJson = (counted: CountedSegment) => ({
  name: callOf(counted),
  filter: counted.segment,
  words: filterInWords(counted.segment),
  people: counted.people,
  readers: counted.readers,
});

export const segmentsCommand = (): Command =>
  new Command()
    .argument('[segment]', '<newsletter>/<segment>: its count, and the first of its people')
    .option('--limit <number>', 'how many of its people are shown', wholeNumber(1), 50)
    .addOption(maskedOption())
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nlist.yaml of a newsletter defines them, under segments:. An issue for one goes to those of its people who are on the newsletter.\nReads the whole record.',
    )
    .action((called: string | undefined, { masked = false, json, limit, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        if (called === undefined) return listSegments(connection, json);
        const named = (await namedSegments(connection)).find((one) => callOf(one) === called);
        if (!named)
          throw new UsageError(
            `There is no segment ${called} on this stage; "segments" lists those there are.`,
            exitCodes.misused,
          );
        const { segments, unreadable } = await countSegments(connection)([named]);
        const page = await listPeople(connection)(named.segment, pageOf(limit));
        for (const counted of segments)
          say(
            json
              ? JSON.stringify({ ...asJson(counted), ...pageAsJson(page, masked), unreadable }, undefined, 2)
              : [inWords(counted), ...firstPage(page, masked, called)].join('\n'),
          );
        sayUnreadable(unreadable);
      }),
    );

const firstPage = (page: Parameters<typeof pageInWords>[0], isMasked: boolean, called: string): string[] => [
  ...pageInWords({ ...page, next: undefined }, isMasked),
  ...(page.next ? [`There are more: "subscribers list --segment ${called}" lists them all.`] : []),
];

const listSegments = async (connection: Connection, json: boolean | undefined): Promise<void> => {
  const { segments, unreadable } = await countSegments(connection)(await namedSegments(connection));
  if (json) say(JSON.stringify(segments.map(asJson), undefined, 2));
  else if (segments.length === 0) say('No newsletter has segments: list.yaml defines them, under segments:.');
  else for (const counted of segments) say(inWords(counted));
  sayUnreadable(unreadable);
};
