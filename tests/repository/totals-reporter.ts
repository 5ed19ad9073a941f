import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with `N passed, N failed` over every suite; what did not even load counts as failed. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const results = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const broken = modules.filter(
      (module) => !module.ok() && [...module.children.allTests('failed')].length === 0,
    );
    const passed = results.filter((state) => state === 'passed').length;
    const failed = results.length - passed + broken.length + errors.length;
    process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
