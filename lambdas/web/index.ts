import { join } from 'node:path';
import { connectPeople } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { createPageKit } from '../../lib/web/views/page-kit.ts';
import {
  type Precompiled,
  precompiledTemplates,
} from '../../lib/web/views/templates/precompiled-templates.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(process.env);
const pagesFolder = join(import.meta.dirname, 'templates', 'pages');

/** What the bundle has of a template (lib/infra/bundle.ts). */
const load = async (name: string) => {
  const made: { default: Precompiled } = await import(join(pagesFolder, `${name}.mjs`));
  return made.default;
};

const connection = await connectPeople(environment);

export const handler = createEntryPoint(
  connection,
  createHandler(connection, {
    front: environment.FRONT,
    pageKit: createPageKit(pagesFolder),
    templatesFor: precompiledTemplates(load),
  }),
);
