import { join } from 'node:path';
import { contentOf, theCourse } from './course.ts';
import type { Figure } from './figures.ts';
import type { Sizes } from './sizes.ts';
import { sweepFigures, sweepStub } from './speed.ts';
import { buildSweeper } from './sweep.ts';

/** What one side of a comparison is asked to measure, and where it may write. */
export type RoundSettings = { sizes: Sizes; sweepAlone: boolean; folder: string };

/**
 * All that is measured once, in this process and in those that it starts, of the tree that this file stands in. Whatever the sweeps do
 * not need is loaded after them: an older state need not have what the rest is built on.
 */
const measureRound = async ({ sizes, sweepAlone, folder }: RoundSettings): Promise<Figure[]> => {
  const course = await theCourse(contentOf(sizes));
  const program = buildSweeper(join(folder, 'sweeper'));
  const sweeping = sweepFigures([await sweepStub(program, sizes.due, course)]);
  if (sweepAlone) return sweeping;
  const { measureNewsletter } = await import('./newsletter.ts');
  const newsletter = await measureNewsletter(program, course, sizes, folder);
  const [{ measureSignUpPage }, { measureImport }] = await Promise.all([
    import('./people-work.ts'),
    import('./import-file.ts'),
  ]);
  const forPeople = [await measureSignUpPage(course, sizes), ...(await measureImport(course, sizes, folder))];
  const [{ measureColdImports }, { stubWith }, { writeContent }] = await Promise.all([
    import('./making.ts'),
    import('./set-up.ts'),
    import('../worlds/content-on-disk.ts'),
  ]);
  const stub = await stubWith(0, course);
  const bundles = {
    folder: join(folder, 'bundles'),
    content: await writeContent(join(folder, 'content'), contentOf(sizes)),
  };
  const imports = await measureColdImports(bundles, stub.environment, sizes).finally(stub.end);
  return [...sweeping, ...newsletter.figures, ...forPeople, ...imports];
};

/** The main program of a round: settings come as its argument, figures go to whoever has started it. */
const settings: RoundSettings = JSON.parse(process.argv[2] ?? '');
const figures = await measureRound(settings);
process.send?.(figures, () => process.exit());
