import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const browserTests = "tests/**/*.browser.test.ts";

// Most of their minutes go by in waiting: for a browser that is frozen, for a token that ends. So they run beside the fast tests.
const waitingTests = ["tests/browser/{faults,token-expiry}.browser.test.ts"];

// These take minutes each: begun last, one of them would run while the other worker has nothing left to do.
const longOnes =
  /(?:faults|token-expiry|accessibility|difficult-peers|interrupted|members|corruption)\.browser\.test\.ts$/;

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longOnes.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const inBrowsers = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } }, // As long as a page is waited for.
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongOnesFirst },
    projects: [
      {
        test: {
          name: "node",
          include: ["tests/**/*.test.ts"],
          exclude: [browserTests],
          setupFiles: ["tests/extension/support/english.ts"],
          maxWorkers: 3,
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...inBrowsers,
          name: "waiting",
          include: waitingTests,
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...inBrowsers,
          name: "browser",
          include: [browserTests],
          exclude: waitingTests,
          // Each file starts several browsers, which keep two cores busy.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
