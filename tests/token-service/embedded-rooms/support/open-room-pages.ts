import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { build } from "vite";
import { withoutDynamicImport } from "../../../../extension/build/dynamic-import.ts";
import { slimSdk } from "../../../../extension/build/slim-sdk.ts";
import { launchPageBrowser } from "../../../support/launch-page-browser.ts";

/** Something that happened to a room of a page. */
export interface PageEvent {
  key: string;
  kind: string;
  identity?: string;
  /** The participant's. */
  sid?: string;
  text?: string;
  track?: string;
  code?: number;
}

/** A page that holds rooms of the real SDK; each room has a key, "main" unless given. */
export interface RoomPage {
  events: PageEvent[];
  join(
    token: string,
    options: Record<string, unknown>,
    tracks?: string[],
    key?: string,
  ): Promise<{
    sid?: string;
    name?: string;
    participant?: string;
    signalingRegion?: string;
    identities?: string[];
    code?: number;
  }>;
  /** Resolves with the first event, past or future, that has all these properties. */
  until(wanted: Partial<PageEvent>): Promise<PageEvent>;
  /** Sends over one track, or over all. */
  send(text: string, key?: string, track?: string): Promise<void>;
  publish(track: string): Promise<string>;
  unpublish(track: string): Promise<void>;
  leave(key?: string): Promise<void>;
  /**
   * Only for an impostor: says this under all labels that it knows, and will know.
   *
   * @param labels more that it knows
   * @returns over how many channels at once
   */
  impersonate(text: string, labels?: string[]): Promise<number>;
  state(key?: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * What holds the rooms of a page: the unmodified SDK, the extension's room client, or an impostor's unmodified SDK, which speaks
 * over every connection under each label that it gets to know.
 */
export type RoomClient = "plain" | "ours" | "impostor";

/** A real Chromium with as many pages as a test asks for. */
export interface RoomPages {
  /** @param client "plain" unless given */
  open(client?: RoomClient): Promise<RoomPage>;
  close(): Promise<void>;
}

const sdk = createRequire(import.meta.url).resolve("twilio-video/dist/twilio-video.min.js");
const script = (name: string) => () => readFile(new URL(name, import.meta.url), "utf8");

const ourClient = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    plugins: [slimSdk(), withoutDynamicImport()],
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL("client-page.ts", import.meta.url)), formats: ["es"] },
    },
  });
  const [result] = [built].flat();
  return result && "output" in result ? result.output[0].code : "";
};

const pageWith = (...scripts: string[]) =>
  scripts.map((src) => `<script type="module" src="${src}"></script>`).join("");

export const openRoomPages = async (): Promise<RoomPages> => {
  const files: Record<string, () => Promise<string>> = {
    "/sdk.js": () => readFile(sdk, "utf8"),
    "/page.js": script("room-page.js"),
    "/impostor.js": script("impostor.js"),
    "/client.js": ourClient,
    "/plain": async () => pageWith("/sdk.js", "/page.js"),
    "/impostor": async () => pageWith("/impostor.js", "/sdk.js", "/page.js"),
    "/ours": async () => pageWith("/client.js"),
  };
  const server = createServer(async ({ url = "/" }, response) => {
    const type = url.endsWith(".js") ? "text/javascript" : "text/html";
    const body = await files[url]?.();
    response.writeHead(body === undefined ? 404 : 200, { "content-type": type }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pages = await launchPageBrowser(origin);
  return {
    open: async (client = "plain") => {
      const page = await pages.browser.newPage();
      return drivePage(page, `${origin}/${client}`);
    },
    close: async () => {
      await pages.close();
      server.closeAllConnections();
      server.close();
    },
  };
};

const drivePage = async (page: Page, url: string): Promise<RoomPage> => {
  const events: PageEvent[] = [];
  const waiting = new Set<(event: PageEvent) => void>();
  await page.exposeFunction("report", (json: string) => {
    const event = JSON.parse(json) as PageEvent;
    events.push(event);
    for (const tell of waiting) tell(event);
  });
  await page.goto(url);
  /** Calls one of the functions of room-page.js. */
  const call = <Result>(name: string, ...args: unknown[]): Promise<Result> =>
    page.evaluate(
      (name, args) =>
        (globalThis as unknown as Record<string, (...args: unknown[]) => unknown>)[name]?.(...args),
      name,
      args,
    ) as Promise<Result>;
  return {
    events,
    join: (token, options, tracks = ["pings"], key = "main") => call("join", key, token, options, tracks),
    until: (wanted) => {
      const fits = (event: PageEvent) =>
        Object.entries(wanted).every(([key, value]) => event[key as keyof PageEvent] === value);
      const known = events.find(fits);
      if (known) return Promise.resolve(known);
      return new Promise((resolve) => {
        const tell = (event: PageEvent) => {
          if (!fits(event)) return;
          waiting.delete(tell);
          resolve(event);
        };
        waiting.add(tell);
      });
    },
    send: (text, key = "main", track = "") => call("send", key, text, track),
    publish: (track) => call("publish", "main", track),
    unpublish: (track) => call("unpublish", "main", track),
    leave: (key = "main") => call("leave", key),
    impersonate: (text, labels = []) => call("impersonate", "main", text, labels),
    state: (key = "main") => call("stateOf", key),
    close: () => page.close(),
  };
};
