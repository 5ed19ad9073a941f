import { Unusable } from '../../adapters/unusable.ts';

/** What always helps, and costs the sign-ups of this machine. */
export const wayOut = 'forget all earlier runs with: npm start -- --fresh';

/** A file or folder in which earlier runs kept something, and which is not as they left it. */
export const damagedFile = (file: string, why: string): Unusable =>
  new Unusable(`${file} is damaged: ${why}. Put back a copy of it, or ${wayOut}`);
