import { describe, expect, test, vi } from "vitest";
import { standings } from "../../extension/welcome/step.tsx";
import { freshCore } from "./support/fresh-core.ts";

const core = freshCore(async () => await import("../../extension/core/access/access.ts"));
const installed = () => core.access.commands.installed();

test("a new user is shown the way in, in a tab", async () => {
  vi.stubGlobal("chrome", { runtime: { getURL: (path: string) => path } });
  await installed();
  expect(core.hands.tabs).toEqual(["extension/welcome/welcome.html"]);
});

test("nothing is shown to somebody who is set up already", async () => {
  await core.settings.update((now) => ({ ...now, serviceUrl: "https://ping.example", name: "Ana" }));
  await installed();
  expect(core.hands.tabs).toEqual([]);
});

describe("the service worker", () => {
  const ask = vi.fn(async () => {});
  const listen = async () => {
    vi.resetModules();
    vi.doMock("../../extension/background/core.ts", () => ({ core: { ask }, tell: () => {} }));
    const addListener = vi.fn<(listener: (details: { reason: string }) => void) => void>();
    vi.doMock("../../extension/shared/browser.ts", () => ({
      browser: { runtime: { onInstalled: { addListener } } },
    }));
    const { welcome } = await import("../../extension/background/welcome.ts");
    welcome();
    return (reason: string) => addListener.mock.calls[0]?.[0]({ reason });
  };

  test("tells the core of an installation", async () => {
    const comes = await listen();
    ask.mockClear();
    comes("install");
    expect(ask).toHaveBeenCalledWith("installed");
  });

  test.each(["update", "chrome_update", "shared_module_update"])(
    "tells nothing after an %s",
    async (reason) => {
      const comes = await listen();
      ask.mockClear();
      comes(reason);
      expect(ask).not.toHaveBeenCalled();
    },
  );
});

const nothing = { isSetUp: false, isPinned: false, pinLater: false, hasPinged: false };

test.each([
  [{}, ["current", "ahead", "ahead"]],
  [{ isPinned: true }, ["current", "done", "ahead"]],
  [{ isSetUp: true }, ["done", "current", "ahead"]],
  [{ isSetUp: true, pinLater: true }, ["done", "done", "current"]],
  [{ isSetUp: true, isPinned: true }, ["done", "done", "current"]],
  [{ isSetUp: true, isPinned: true, hasPinged: true }, ["done", "done", "done"]],
  [{ isSetUp: true, hasPinged: true }, ["done", "current", "done"]],
  // Whoever has left the team begins anew.
  [{ pinLater: true, hasPinged: true }, ["current", "ahead", "ahead"]],
])("with %o the steps are %o", (reached, expected) => {
  expect(standings({ ...nothing, ...reached })).toEqual(expected);
});
