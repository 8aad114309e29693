import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { picturedPage } from "../support/pictures/pictured-page.ts";
import { states } from "../support/pictures/states.ts";
import { startTokenService } from "../support/token-service-process.ts";
import { axeFinds } from "./support/axe.ts";
import { userPages } from "./support/user-pages.ts";

let extension: ExtensionBrowser;

beforeAll(async () => {
  extension = await launchExtension();
});

afterAll(() => extension?.close());

describe.each(userPages)("%s", (name) => {
  test.each(Object.entries(states))("axe finds nothing in it: %s", async (_state, stored) => {
    const page = await picturedPage(extension, name, stored());
    expect(await axeFinds(page)).toEqual([]);
    await page.close();
  });
});

test.each(["/", "/join"])("axe finds nothing in the service's page %s", async (path) => {
  const service = await startTokenService();
  const page = await extension.browser.newPage();
  await page.goto(`${service.url}${path}`);
  expect(await axeFinds(page)).toEqual([]);
  await page.close();
  await service.stop();
});
