import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ConsoleErrors, collectConsoleErrors } from "../support/console-errors.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { join, type Person } from "./support/person.ts";
import { renewOffscreen } from "./support/renew-offscreen.ts";
import { statesOf } from "./support/states-of.ts";

const manifest = JSON.parse(readFileSync("dist/manifest.json", "utf8"));

let service: TokenServiceProcess;
let ana: Person;
let errors: ConsoleErrors;

beforeAll(async () => {
  service = await startTokenService();
  ana = await join(service.url, "Ana");
  errors = await collectConsoleErrors(ana.extension);
});

afterAll(async () => {
  await ana?.extension.close();
  await service?.stop();
});

test("no page of the built extension breaks its content security policy or logs an error", async () => {
  await renewOffscreen(ana.extension, ana.popup);
  await ana.popup.reload();
  await ana.reaches("Connected");
  await ana.extension.options();
  await ana.popup.bringToFront();
  await ana.pingEveryone("Nobody there");
  await ana.popup.locator("::-p-text(Nobody else is here to be pinged.)").wait();
  expect(errors.all).toEqual([]);
});

test("the policy lets in no code but the extension's own", () => {
  const policy = manifest.content_security_policy.extension_pages;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("img-src 'self' data:;"); // The icon of a notification is at hand there.
  expect(policy.replace("img-src 'self' data:;", "")).not.toMatch(/unsafe|\*|data:|blob:/);
  expect(manifest).not.toHaveProperty("web_accessible_resources");
  expect(manifest).not.toHaveProperty("host_permissions");
});

test("installing it warns of nothing but notifications", async () => {
  const page = await ana.extension.blank();
  const warnings = await page.evaluate(
    (text) => chrome.management.getPermissionWarningsByManifest(text),
    JSON.stringify(manifest),
  );
  expect(warnings).toEqual(["Display notifications"]);
});

test("the offscreen document runs no code that somebody slips into the page", async () => {
  const offscreen = await ana.extension.offscreen();
  const ran = await offscreen.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.slippedIn = true";
    document.head.append(script);
    script.remove();
    return "slippedIn" in globalThis;
  });
  expect(ran).toBe(false);
});

test("joining the room asks for neither camera nor microphone", async () => {
  const states = await statesOf(ana);
  const offscreen = await ana.extension.offscreen();
  await offscreen.evaluate(() => {
    Object.assign(globalThis, { mediaRequests: 0 });
    navigator.mediaDevices.getUserMedia = async () => {
      (globalThis as unknown as { mediaRequests: number }).mediaRequests += 1;
      throw new DOMException("none here", "NotFoundError");
    };
    dispatchEvent(new Event("online")); // Joins anew.
  });
  await expect.poll(() => states, { timeout: 20_000 }).toEqual(["Connecting…", "Connected"]);
  const asked = await offscreen.evaluate(
    () => (globalThis as unknown as { mediaRequests: number }).mediaRequests,
  );
  expect(asked).toBe(0);
});
