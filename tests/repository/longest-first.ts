import { sep } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The test files that take longest, the longest first. Vitest knows them by itself from the second run on; where it knows nothing it goes by the
 * size of files, and a first run took a tenth more.
 */
export const longest: readonly string[] = [
  'tests/bench/bench.test.ts',
  'tests/browser/pages.test.ts',
  'tests/bin/commands/start.test.ts',
  'tests/simulation/newsletter-enumerated.test.ts',
  'tests/browser/own-page.test.ts',
  'tests/simulation/calendar/cadences.test.ts',
  'tests/sender/sweeps.test.ts',
  'tests/chaos/chaos.test.ts',
  'tests/repository/checks.test.ts',
  'tests/scenarios/in-french/newsletters.test.ts',
  'tests/infra/bundled-functions.test.ts',
  'tests/web/views/way-back-in-words.test.ts',
  'tests/desk/people/people-routes.test.ts',
  'tests/browser/right-to-left.test.ts',
  'tests/desk/studio/studio.test.ts',
  'tests/web/fuzz.test.ts',
  'tests/simulation/newsletter-interleavings.test.ts',
  'tests/scenarios/newsletters.late.test.ts',
  'tests/scenarios/import-export.test.ts',
  'tests/quality/appearance.test.ts',
  'tests/scenarios/newsletters.test.ts',
  'tests/simulation/interleavings.test.ts',
  'tests/local/world/world.test.ts',
  'tests/adapters/ses/compose-mime.test.ts',
  'tests/bin/commands/doctor/doctor.test.ts',
  'tests/scenarios/in-french/newsletters.stopped.test.ts',
  'tests/browser/pasted-form.test.ts',
  'tests/scenarios/in-french/newsletters.late.test.ts',
  'tests/mail/compile-course.test.ts',
  'tests/scenarios/own-page.test.ts',
  'tests/bin/dripline.test.ts',
  'tests/bin/commands/check.test.ts',
  'tests/local/process/run-as-child.test.ts',
  'tests/simulation/enumerated.test.ts',
];

/** Begins with the test files that take longest, so that most of them wait beside each other and none is left over at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((path) => moduleId.split(sep).join('/').endsWith(`/${path}`));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}
