import { readFileSync } from 'node:fs';
import * as z from 'zod';

const packageSchema = z.object({ version: z.string() });

/** The version of Dripline that stands in this folder, as a deploy writes it into its functions. */
export const ownVersion = (): string =>
  packageSchema.parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')))
    .version;
