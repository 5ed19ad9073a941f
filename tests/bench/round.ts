import { join } from 'node:path';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';
import { writeContent } from '../worlds/content-on-disk.ts';
import { theCourse } from './course.ts';
import type { Figure } from './figures.ts';
import { measureImport } from './import-file.ts';
import { measureColdImports } from './making.ts';
import { measureNewsletter } from './newsletter.ts';
import { measureSignUpPage } from './people-work.ts';
import { stubWith } from './set-up.ts';
import type { Sizes } from './sizes.ts';
import { sweepFigures, sweepStub } from './speed.ts';
import { buildSweeper } from './sweep.ts';

/** What one side of a comparison is asked to measure, and where it may write. */
export type RoundSettings = { sizes: Sizes; sweepAlone: boolean; folder: string };

/** All that is measured once, in this process and in those that it starts, of the tree that this file stands in. */
const measureRound = async ({ sizes, sweepAlone, folder }: RoundSettings): Promise<Figure[]> => {
  const course = await theCourse();
  const program = buildSweeper(join(folder, 'sweeper'));
  const sweeping = sweepFigures([await sweepStub(program, sizes.due, course)]);
  if (sweepAlone) return sweeping;
  const newsletter = await measureNewsletter(program, course, sizes, folder);
  const forPeople = [await measureSignUpPage(course, sizes), ...(await measureImport(course, sizes, folder))];
  const stub = await stubWith(0, course);
  const bundles = {
    folder: join(folder, 'bundles'),
    content: await writeContent(join(folder, 'content'), twelveWeeks()),
  };
  const imports = await measureColdImports(bundles, stub.environment, sizes).finally(stub.end);
  return [...sweeping, ...newsletter.figures, ...forPeople, ...imports];
};

/** The main program of a round: settings come as its argument, figures go to whoever has started it. */
const settings: RoundSettings = JSON.parse(process.argv[2] ?? '');
const figures = await measureRound(settings);
process.send?.(figures, () => process.exit());
