import { afterAll } from 'vitest';

/** Test files run one after another in the same process: whatever one of them changes of its environment is as before for the next. */
const before = { ...process.env };

// What is registered first comes after all that the file itself does at its end.
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});
