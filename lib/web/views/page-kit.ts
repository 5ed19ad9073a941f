import { formVersionOf } from '../forms/form-version.ts';
import { createAssets } from './assets.ts';
import { createGuessZone, createZoneLists } from './time-zones.ts';

/** What pages are made with besides templates, from the folder of those: the same for whoever visits, and much of a first visit to make. */
export const createPageKit = (folder: string) => ({
  assets: createAssets(folder),
  /** Names the sign-up form's template as it is now. */
  formVersion: formVersionOf(folder),
  zoneLists: createZoneLists(),
  guessZone: createGuessZone(),
});
export type PageKit = ReturnType<typeof createPageKit>;
