import { writeFileSync } from "node:fs";
import type { Reporter, TestSession, TestSuiteResult } from "@web/test-runner";
import type { Tally } from "./tally.ts";

function testsIn(
  suite: TestSuiteResult | undefined,
): readonly { readonly passed: boolean; readonly skipped: boolean }[] {
  return suite === undefined ? [] : [...suite.tests, ...suite.suites.flatMap(testsIn)];
}

/** The tally of finished sessions. A file that did not load is a failure; a skipped test too, for it says nothing. */
export function sessionsTally(sessions: Iterable<Pick<TestSession, "testResults" | "passed">>): Tally {
  let [passed, failed] = [0, 0];
  for (const session of sessions) {
    const tests = testsIn(session.testResults);
    const good = tests.filter((each) => each.passed && !each.skipped).length;
    passed += good;
    failed += tests.length - good;
    if (!session.passed && tests.length === good) failed += 1;
  }
  return { passed, failed };
}

/** Writes the tally to the file that `npm test` names in NEXUS_TALLY. */
export function resultReporter(file = process.env.NEXUS_TALLY): Reporter {
  return {
    onTestRunFinished: ({ sessions }) => {
      if (file !== undefined) writeFileSync(file, JSON.stringify(sessionsTally(sessions)));
    },
  };
}
