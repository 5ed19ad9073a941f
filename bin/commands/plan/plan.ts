import { Command } from 'commander';
import { readContent } from '../../../lib/adapters/content/read-content.ts';
import { proposeOrder } from '../../../lib/authoring/propose-order.ts';
import { type ContentFiles, faultInWords } from '../../../lib/domain/content/content.ts';
import type { CourseId } from '../../../lib/domain/content/course.ts';
import { didYouMean } from '../../../lib/domain/prose/nearest.ts';
import { planOn } from '../../../lib/mail/plan-on.ts';
import { asOnDisk, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { mailTemplatesFolder } from '../folders.ts';
import { orderInWords } from './order-in-words.ts';
import { outlookOf, showOutlook } from './outlook.ts';

type Options = OnStage & { json?: true | undefined; order?: string | true | undefined };

export const planCommand = (): Command =>
  new Command()
    .option('--order [course]', 'propose places for the insights that no lesson has, of one course or of all')
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action(async ({ json, order, ...place }: Options) => {
      const files = await readContentFolder(place.content);
      if (order !== undefined) return showOrder(files, { json, order, ...place });
      await onStage(
        place,
        async (opened) => {
          const plan = await planOn(opened.connection, mailTemplatesFolder, files);
          const outlook = await outlookOf(opened.connection, plan);
          showOutlook(
            json ? { ...outlook, lines: [JSON.stringify(plan, null, 2)] } : outlook,
            asOnDisk(place.content),
          );
        },
        { publishesNothing: true },
      );
    });

/** What no lesson has yet, and where it might go. */
const showOrder = (files: ContentFiles, { json, order, content: folder }: Options): void => {
  const read = readContent(files);
  if ('faults' in read)
    throw new UsageError(read.faults.map(faultInWords).map(asOnDisk(folder)).join('\n'), exitCodes.failed);
  const { content } = read;
  const courses = [...content.courses.keys()].filter((id) => order === true || id === order);
  if (courses.length === 0)
    throw new UsageError(
      order === true
        ? 'There is no course to order anything for.'
        : `There is no course "${order}"${didYouMean(String(order), content.courses.keys()) || '.'}`,
      exitCodes.misused,
    );
  const proposed = courses.map((course: CourseId) => ({ course, places: proposeOrder(content, course) }));
  const lines = json
    ? [JSON.stringify(proposed, null, 2)]
    : proposed.flatMap(({ course, places }) => orderInWords(course, places));
  for (const line of lines) say(line);
};
