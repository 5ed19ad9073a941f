import { join } from 'node:path';
import { createWeb } from '../../lambdas/web/handler.ts';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { projectRoot } from '../../lib/infra/bundle.ts';
import { createPageKit } from '../../lib/web/views/page-kit.ts';
import { compileTemplates } from '../../lib/web/views/templates/compile-templates.ts';
import type { CompiledCourse } from './course.ts';
import { type Figure, figure } from './figures.ts';
import { stubWith, within } from './set-up.ts';
import type { Sizes } from './sizes.ts';

const cpuMilliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** What the front page costs, from the request to the last byte of what a browser is sent, compressed. */
export const measureSignUpPage = async (
  course: CompiledCourse,
  { runs, repetitions }: Sizes,
): Promise<Figure> => {
  const stub = await stubWith(1, course);
  try {
    return await within(stub.environment, async () => {
      const environment = readEnvironment(process.env);
      const pagesFolder = join(projectRoot, 'templates', 'pages');
      const templates = compileTemplates(pagesFolder);
      const web = createWeb(await connect(environment, { write: () => undefined }), {
        front: environment.FRONT,
        pageKit: createPageKit(pagesFolder),
        templatesFor: async () => templates,
      });
      const visit = async () => {
        const headers = { 'Accept-Language': 'en-GB', 'Accept-Encoding': 'gzip' };
        const page = await web.request('/', { headers });
        if (page.status !== 200) throw new Error(`The front page came to ${page.status}.`);
        await page.arrayBuffer();
      };
      const visits = async () => {
        for (let visitor = 0; visitor < repetitions; visitor += 1) await visit();
      };
      await visits();
      const measured: number[] = [];
      for (let run = 0; run < runs; run += 1) measured.push((await cpuMilliseconds(visits)) / repetitions);
      return figure('CPU of the sign-up page', 'ms', measured);
    });
  } finally {
    await stub.end();
  }
};
