import { readContent } from '../../lib/adapters/content/read-content.ts';
import { IncompleteEnvironment } from '../../lib/adapters/environment.ts';
import { faultInWords, type PreparedContent } from '../../lib/domain/content/content.ts';
import { compileCourse } from '../../lib/mail/compile-course.ts';
import { compileIssue } from '../../lib/mail/compile-issue.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { planBuild } from '../../lib/pipeline/publish/plan-build.ts';
import { openCloudStage, StageNotFound } from '../cloud-stage.ts';
import { exitCodes } from '../exit-code.ts';
import type { Stage } from '../stage.ts';
import { mailTemplatesFolder } from './folders.ts';
import { questionsInWords } from './report-questions.ts';

/** Why a deploy is not to begin, a sentence a line, and the exit code that says so. */
export type Obstacle = { lines: string[]; exitCode: number };

/** What the publish at the end of a deploy would not do, so that it is known before anything is deployed. */
export type LookBeforeDeploy = (content: PreparedContent, stage: string) => Promise<Obstacle | undefined>;

/**
 * Plans that publish on the stage as it is. A first deploy has nothing to ask about; neither has a stage that an earlier
 * version of Dripline deployed and that this one cannot connect to: its build-course then refuses by itself.
 */
export const lookBeforeDeploy: LookBeforeDeploy = async (content, name) => {
  const stage = await openCloudStage(name).catch((error: unknown) => {
    if (error instanceof StageNotFound || error instanceof IncompleteEnvironment) return undefined;
    throw error;
  });
  if (!stage) return undefined;
  try {
    return await obstacleOn(stage, content);
  } finally {
    await stage.close();
  }
};

export const obstacleOn = async (
  { connection }: Pick<Stage, 'connection'>,
  content: PreparedContent,
): Promise<Obstacle | undefined> => {
  const templates = await readMailTemplates(mailTemplatesFolder);
  const plan = await planBuild({
    ...connection,
    readContent,
    compileCourse: compileCourse(templates),
    compileIssue: compileIssue(templates),
  })({ bundle: content }, await connection.editions.live());
  switch (plan.kind) {
    case 'ready':
      return undefined;
    case 'refused':
      return { lines: plan.faults.map(faultInWords), exitCode: exitCodes.failed };
    case 'needs-answer':
      return {
        lines: await questionsInWords(connection, plan.questions),
        exitCode: exitCodes.needsAnswer,
      };
  }
};
