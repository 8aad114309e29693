import { once } from "node:events";
import { createServer, get, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, createServer as createTcpServer } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { closeServer } from "../../../token-service/http/node-server.ts";
import { ownHostname } from "../../../token-service/settings/read-settings.ts";
import { freePort } from "../../support/free-port.ts";
import { commonFindings, fineSettings } from "../support/doctor-and-start.ts";
import { listenOnLoopback } from "../support/listen-on-loopback.ts";
import { runningService } from "../support/running-service.ts";
import { selfSigned } from "../support/self-signed.ts";

vi.setConfig({ testTimeout: 30_000 });

/** Another program, which has a port on one address of this machine. */
const neighbour = async (host: string, port: number, answer: RequestListener = (_, res) => res.end("Hi")) => {
  const server = createServer(answer).listen(port, host);
  await once(server, "listening");
  onTestFinished(() => closeServer(server));
};

/** Something at an address of its own, such as a proxy. */
const proxy = async (answer: RequestListener): Promise<URL> => {
  const server = createServer(answer);
  onTestFinished(() => closeServer(server));
  return new URL(await listenOnLoopback(server));
};

test("a service on this machine alone is called localhost, as long as that leads to it", async () => {
  const port = await freePort();
  expect(await ownHostname("127.0.0.1", port)).toBe("localhost");
  expect(await ownHostname("0.0.0.0", port)).toBe("localhost");
  expect(await ownHostname("::", port)).toBe("localhost");
  expect(await ownHostname("127.0.0.2", port)).toBe("127.0.0.2");
  expect(await ownHostname("192.0.2.7", port)).toBe("192.0.2.7");
  expect(await ownHostname("fd00::7", port)).toBe("[fd00::7]");
});

test.each([
  ["127.0.0.1", "::1", "127.0.0.1"],
  ["0.0.0.0", "::1", "127.0.0.1"],
  ["::1", "127.0.0.1", "[::1]"],
])(
  "a service on %s beside another program on %s is called %s, where nobody else answers",
  async (host, others, name) => {
    const port = await freePort();
    await neighbour(others, port);
    expect(await ownHostname(host, port)).toBe(name);
  },
);

test.each<[string, RequestListener]>([
  ["answers with a page", (_, response) => void response.end("Hi")],
  ["answers like a Pingroom of another database", (_, response) => void response.end('{"status":"ok"}')],
  ["hangs up", (request) => void request.socket.destroy()],
])("a PUBLIC_URL of localhost is told when another program on ::1 %s", async (_what, answer) => {
  const config = await fineSettings();
  await neighbour("::1", config.port, answer);
  const publicUrl = new URL(`http://localhost:${config.port}`);
  expect(await commonFindings({ ...config, publicUrl })).toEqual([
    {
      level: "error",
      sentence: `Another program has PORT ${config.port} on ::1, where browsers may look for PUBLIC_URL http://localhost:${config.port}: choose another PORT, or set PUBLIC_URL to http://127.0.0.1:${config.port}.`,
    },
  ]);
});

test("who types localhost all the same is warned of, where another program answers there", async () => {
  const config = await fineSettings();
  await neighbour("::1", config.port);
  expect(await commonFindings(config)).toEqual([
    { level: "warn", sentence: expect.stringContaining(`enter http://127.0.0.1:${config.port}`) },
  ]);
});

test("what passes connections on from ::1 is no other program", async () => {
  const config = await fineSettings();
  const { port } = config;
  const forwarder = createTcpServer((socket) => {
    const onward = connect(port, "127.0.0.1");
    for (const end of [socket, onward]) end.on("error", () => {});
    socket.pipe(onward).pipe(socket);
  }).listen(port, "::1");
  await once(forwarder, "listening");
  onTestFinished(() => void forwarder.close());
  expect(await commonFindings({ ...config, publicUrl: new URL(`http://localhost:${port}`) })).toEqual([]);
});

test("a PUBLIC_URL of this machine at which nobody listens is told", async () => {
  const config = await fineSettings({ host: "127.0.0.2" });
  expect(await commonFindings(config)).toEqual([
    {
      level: "error",
      sentence: expect.stringMatching(/^Nobody answers at PUBLIC_URL .* HOST 127\.0\.0\.2 alone/),
    },
  ]);
});

/** A proxy that passes requests on to a port, and upgrades as well if so told. */
const passingOn = async (port: number, upgrades: boolean): Promise<URL> => {
  const server = createServer((request, response) => {
    get({ host: "127.0.0.1", port, path: request.url }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    }).on("error", () => response.writeHead(502).end());
  });
  if (upgrades) {
    server.on("upgrade", ({ method, url, rawHeaders }, socket) => {
      const behind = connect(port, "127.0.0.1");
      const lines = rawHeaders.map((word, index) => (index % 2 === 0 ? `${word}: ` : `${word}\r\n`));
      behind.write(`${method} ${url} HTTP/1.1\r\n${lines.join("")}\r\n`);
      for (const [from, to] of [
        [behind, socket],
        [socket, behind],
      ] as const)
        from
          .on("error", () => to.destroy())
          .on("close", () => to.destroy())
          .pipe(to);
    });
  }
  onTestFinished(() => closeServer(server));
  return new URL(await listenOnLoopback(server));
};

test("a proxy that passes requests and WebSockets on is fine", async () => {
  const config = await fineSettings();
  expect(await commonFindings({ ...config, publicUrl: await passingOn(config.port, true) })).toEqual([]);
});

test("a proxy that lets no WebSocket through is told, since nobody could enter a room", async () => {
  const config = await fineSettings();
  const publicUrl = await passingOn(config.port, false);
  expect(await commonFindings({ ...config, publicUrl })).toEqual([
    {
      level: "error",
      sentence: expect.stringMatching(
        /^PUBLIC_URL http:.* lets no WebSocket through \(status \d+ at ws:.*\/signaling\).* Upgrade and Connection/,
      ),
    },
  ]);
});

test("a certificate that nobody vouches for is told", async () => {
  const server = createTlsServer(selfSigned, (_request, response) => response.end('{"status":"ok"}'));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const publicUrl = new URL(`https://localhost:${(server.address() as AddressInfo).port}`);
  const found = await commonFindings(await fineSettings({ publicUrl, trustProxy: 1 }));
  expect(found).toEqual([
    {
      level: "error",
      sentence: expect.stringMatching(
        /shows a certificate that is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
      ),
    },
  ]);
});

test("a PUBLIC_URL that leads to another service is told", async () => {
  const another = await runningService();
  expect(await commonFindings(await fineSettings({ publicUrl: new URL(another.url) }))).toEqual([
    { level: "error", sentence: expect.stringMatching(/^PUBLIC_URL .* leads to another Pingroom/) },
  ]);
});

test.each<[string, RequestListener, RegExp]>([
  [
    "a proxy without anything behind it",
    (_, response) => void response.writeHead(502).end("Bad gateway"),
    /does not lead to this service, .* status 502/,
  ],
  [
    "another address of the service",
    (request, response) =>
      void response.writeHead(308, { Location: `https://ping.example${request.url}` }).end(),
    /leads on to https:\/\/ping\.example: set PUBLIC_URL to https:\/\/ping\.example\.$/,
  ],
  [
    "a login",
    (_, response) => void response.writeHead(302, { Location: "https://login.example/?next=1" }).end(),
    /leads on to https:\/\/login\.example: let the proxy pass all requests/,
  ],
])("a PUBLIC_URL that leads to %s is told, with what to do", async (_what, answer, words) => {
  const publicUrl = await proxy(answer);
  expect(await commonFindings(await fineSettings({ publicUrl }))).toEqual([
    { level: "error", sentence: expect.stringMatching(words) },
  ]);
});

test("a PUBLIC_URL that cannot be reached from here is mentioned, since others may reach it", async () => {
  const publicUrl = new URL(`http://127.0.0.1:${await freePort()}`);
  expect(await commonFindings(await fineSettings({ publicUrl }))).toEqual([
    {
      level: "warn",
      sentence: expect.stringContaining("cannot be reached from this machine (ECONNREFUSED)"),
    },
  ]);
});

/** A free one of those that belonged to chats and faxes: https://fetch.spec.whatwg.org/#port-blocking */
const blockedPort = async (): Promise<number> => {
  for (const port of [6665, 6666, 6667, 6668, 6669, 6697, 4190, 5061, 10_080]) {
    const server = createTcpServer().listen(port, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    server.close();
    if (isFree) return port;
  }
  throw new Error("No port is free");
};

test("a port that no browser opens is told", async () => {
  const port = await blockedPort();
  const publicUrl = new URL(`http://localhost:${port}`);
  expect(await commonFindings(await fineSettings({ port, publicUrl }))).toEqual([
    {
      level: "error",
      sentence: expect.stringMatching(/^PUBLIC_URL .* has a port that browsers do not open/),
    },
  ]);
});
