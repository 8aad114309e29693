import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";

const sdk = path.join(
  path.dirname(createRequire(import.meta.url).resolve("twilio-video/package.json")),
  "dist/twilio-video.js",
);

const files: Record<string, [type: string, file: string | URL]> = {
  "/": ["text/html", new URL("index.html", import.meta.url)],
  "/bare.js": ["text/javascript", new URL("bare.js", import.meta.url)],
  "/page.js": ["text/javascript", new URL("page.js", import.meta.url)],
  "/person.js": ["text/javascript", new URL("person.js", import.meta.url)],
  "/twilio-video.js": ["text/javascript", sdk],
};

/** The crowd's page on a web server of its own. */
export interface CrowdSite {
  /** The page's origin, for ALLOWED_ORIGINS. */
  origin: string;
  close(): Promise<void>;
}

/** Serves the crowd's page and the SDK on loopback. */
export const serveCrowd = async (): Promise<CrowdSite> => {
  const server = createServer((request, response) => {
    const [type, file] = files[request.url ?? "/"] ?? [];
    if (!file) return response.writeHead(404).end();
    response.setHeader("Content-Type", `${type}; charset=utf-8`);
    createReadStream(file).pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
};
