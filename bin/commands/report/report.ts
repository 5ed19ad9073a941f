import { Command, InvalidArgumentError, Option } from 'commander';
import { reportAsPage } from '../../../lib/desk/report/report-as-page.ts';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import type { Report } from '../../../lib/domain/reports/report.ts';
import { calendarDate } from '../../../lib/domain/time/calendar-date.ts';
import { planOn } from '../../../lib/mail/plan-on.ts';
import { chaptersAsText } from '../../../lib/pipeline/report/chapters-as-text.ts';
import { lookAtEverybody } from '../../../lib/pipeline/report/look-at-everybody.ts';
import { lookAtReport } from '../../../lib/pipeline/report/look-at-report.ts';
import { type PlannedDays, plannedDays } from '../../../lib/pipeline/report/planned-days.ts';
import { plannedSections } from '../../../lib/pipeline/report/planned-sections.ts';
import {
  calendarChapter,
  costsChapter,
  reportChapters,
} from '../../../lib/pipeline/report/report-chapters.ts';
import type { Chapter } from '../../../lib/pipeline/report/report-section.ts';
import { asOnDisk, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { intoFile } from '../../output-place.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { mailTemplatesFolder } from '../folders.ts';

type Settings = OnStage & { since?: string; json?: true; html?: string; look?: true };

const aDay = (text: string): string => {
  const read = calendarDate.safeParse(text);
  if (!read.success) throw new InvalidArgumentError(`“${text}” ${read.error.issues[0]?.message}.`);
  return read.data;
};

const lookOn = ({ since, look, ...place }: Settings): Promise<Report> =>
  onStage(
    place,
    async ({ connection }) => {
      if (look) await lookAtEverybody(connection)();
      return lookAtReport(connection)(connection.stage, since);
    },
    { publishesNothing: true },
  );

const lookOption = (): Option =>
  new Option('--look', 'read everybody’s record now, instead of going by the daily look');

const print = (chapters: readonly Chapter[]) => say(chaptersAsText(chapters));

export const reportCommand = (): Command =>
  new Command()
    .option('--since <date>', 'from this day on; without it, the last thirty', aDay)
    .addOption(jsonOption())
    .option('--html <file>', 'one page with pictures, for a browser')
    .addOption(lookOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action(async (settings: Settings) => {
      const { html } = settings;
      if (html !== undefined) {
        await intoFile(html, 'replaced', async (file) => {
          const page = await reportAsPage(await lookOn(settings));
          await file.truncate();
          await file.writeFile(page);
        });
        say(html);
        return;
      }
      const report = await lookOn(settings);
      if (settings.json) say(JSON.stringify(report, undefined, 2));
      else print(reportChapters(report));
    });

export const calendarCommand = (): Command =>
  new Command()
    .option('--plan', 'and what publishing the content would make of it; reads everybody’s record')
    .addOption(jsonOption())
    .addOption(lookOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action(async ({ plan, ...settings }: Settings & { plan?: true }) => {
      const { calendar } = await lookOn(settings);
      const planned = plan && (await planNow(settings));
      const figures = planned?.kind === 'planned' ? { ...calendar, planned: planned.calendar } : calendar;
      if (settings.json) say(JSON.stringify(figures, undefined, 2));
      else print([calendarChapter({ calendar }, planned && plannedSections(planned))]);
      if (planned?.kind !== 'refused') return;
      for (const fault of planned.faults)
        process.stderr.write(`${asOnDisk(settings.content)(faultInWords(fault))}\n`);
      process.exitCode = exitCodes.failed;
    });

/** What publishing the content would make of the days to come. */
const planNow = async (place: OnStage): Promise<PlannedDays> => {
  const files = await readContentFolder(place.content);
  return onStage(
    place,
    async ({ connection }) =>
      plannedDays(await planOn(connection, mailTemplatesFolder, files), connection.clock.now()),
    { publishesNothing: true },
  );
};

export const costsCommand = (): Command =>
  new Command()
    .addOption(jsonOption())
    .addOption(lookOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action(async (settings: Settings) => {
      const report = await lookOn(settings);
      if (settings.json) say(JSON.stringify(report.money, undefined, 2));
      else print([costsChapter(report)]);
    });
