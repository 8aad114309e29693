import type { Page } from "puppeteer-core";
import type { Settings } from "../../../extension/shared/settings-schema.ts";
import { untilValue } from "./core-values.ts";

/** Waits until what somebody has set counts for what comes next. @param page any page of the extension */
export const untilSet = async (page: Page, some: Partial<Settings>): Promise<void> => {
  await untilValue(page, "settings", (settings: Settings & Record<string, unknown>) =>
    Object.entries(some).every(([name, value]) => JSON.stringify(settings[name]) === JSON.stringify(value)),
  );
};
