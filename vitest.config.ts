import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const browserTests = "tests/**/*.browser.test.ts";

// These take minutes each: begun last, one of them would run while the other worker has nothing left to do.
const longOnes =
  /(?:faults|accessibility|token-expiry|difficult-peers|interrupted|sizes-and-motion)\.browser\.test\.ts$/;

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longOnes.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

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
          // Many wait for processes and clocks; on few cores one file at a time would leave them idle.
          maxWorkers: 2,
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "browser",
          include: [browserTests],
          // Each file starts several browsers, which mostly wait: two files at a time, and after the fast tests have said
          // their part.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } }, // As long as a page is waited for.
        },
      },
    ],
  },
});
