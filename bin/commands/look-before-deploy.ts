import { readContent } from '../../lib/adapters/content/read-content.ts';
import { IncompleteEnvironment } from '../../lib/adapters/environment.ts';
import { type ContentFiles, type Fault, faultInWords } from '../../lib/domain/content/content.ts';
import { compileCourse } from '../../lib/mail/compile-course.ts';
import { compileIssue } from '../../lib/mail/compile-issue.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { checkContent } from '../../lib/pipeline/publish/check-content.ts';
import { nothingToPublish, planBuild } from '../../lib/pipeline/publish/plan-build.ts';
import { type Kept, soundPart } from '../../lib/pipeline/publish/sound-part.ts';
import { openCloudStage, StageNotFound } from '../cloud-stage.ts';
import { exitCodes } from '../exit-code.ts';
import { keptInWords } from '../kept-in-words.ts';
import type { Stage } from '../stage.ts';
import { mailTemplatesFolder } from './folders.ts';
import { questionsInWords } from './report-questions.ts';

/** Why a deploy is not to begin, a sentence a line, and the exit code that says so. */
export type Obstacle = { lines: string[]; exitCode: number };

/** What the publish at the end of a deploy would not do: `outOfIt` is what it would leave as it is, and why, a sentence a line. */
export type Outlook = { obstacle: Obstacle } | { outOfIt: string[] };

/** Looks ahead to that publish, so that it is known before anything is deployed. */
export type LookBeforeDeploy = (files: ContentFiles, stage: string) => Promise<Outlook>;

/**
 * Plans that publish on the stage as it is. A first deploy has nothing to ask about; neither has a stage that an earlier
 * version of Dripline deployed and that this one cannot connect to: its build-course then refuses by itself.
 */
export const lookBeforeDeploy: LookBeforeDeploy = async (files, name) => {
  const stage = await openCloudStage(name).catch((error: unknown) => {
    if (error instanceof StageNotFound || error instanceof IncompleteEnvironment) return undefined;
    throw error;
  });
  if (!stage) return firstOutlook(files);
  try {
    return await outlookOn(stage, files);
  } finally {
    await stage.close();
  }
};

/** Where nothing is published yet, what is at fault is left out. */
const firstOutlook = async (files: ContentFiles): Promise<Outlook> => {
  const templates = await readMailTemplates(mailTemplatesFolder);
  const ports = {
    readContent,
    compileCourse: compileCourse(templates),
    compileIssue: compileIssue(templates),
  };
  const sound = await soundPart({ files, live: new Map() }, async (some) => {
    const { faults, courses } = await checkContent(ports)(some);
    if (faults.length > 0) return { by: 'rules', faults };
    return courses > 0 ? { result: courses } : { by: 'rules', faults: [nothingToPublish] };
  });
  return 'result' in sound ? { outOfIt: inWords(sound) } : { obstacle: refusal(sound.faults) };
};

const refusal = (faults: readonly Fault[]): Obstacle => ({
  lines: faults.map(faultInWords),
  exitCode: exitCodes.failed,
});

const inWords = ({ faults, kept }: { faults: readonly Fault[]; kept: readonly Kept[] }): string[] => [
  ...faults.map(faultInWords),
  ...keptInWords(kept),
];

export const outlookOn = async (
  { connection }: Pick<Stage, 'connection'>,
  files: ContentFiles,
): Promise<Outlook> => {
  const templates = await readMailTemplates(mailTemplatesFolder);
  const plan = await planBuild({
    ...connection,
    readContent,
    compileCourse: compileCourse(templates),
    compileIssue: compileIssue(templates),
  })({ bundle: files }, await connection.editions.live());
  switch (plan.kind) {
    case 'ready':
      return { outOfIt: inWords(plan) };
    case 'refused':
      return { obstacle: refusal(plan.faults) };
    case 'needs-answer':
      return {
        obstacle: {
          lines: await questionsInWords(connection, plan.questions),
          exitCode: exitCodes.needsAnswer,
        },
      };
  }
};
