import type { Page } from "puppeteer-core";
import type { Settings } from "../../../extension/shared/settings-schema.ts";
import { askCore } from "./core-values.ts";

/** Changes what somebody has set, as the pages do. @param page any page of the extension; one without code leaves pings unseen */
export const changeSettings = (page: Page, some: Partial<Settings>): Promise<void> =>
  askCore(page, "changeSettings", some);
