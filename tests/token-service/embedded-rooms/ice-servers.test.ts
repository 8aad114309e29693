import { createHmac } from "node:crypto";
import * as v from "valibot";
import { expect, it } from "vitest";
import { iceServersSchema, issueIceServers } from "../../../token-service/embedded-rooms/ice-servers.ts";

const parse = (servers: unknown) => v.parse(iceServersSchema, JSON.stringify(servers));
const complaint = (text: string): string => {
  const result = v.safeParse(iceServersSchema, text);
  return result.success ? "no complaint" : result.issues.map(({ message }) => message).join(" ");
};

it("hands out static servers as they are", () => {
  const servers = [
    { urls: "stun:stun.example.org" },
    { urls: ["turn:turn.example.org:3478", "turns:turn.example.org"], username: "ana", credential: "pass" },
  ];
  expect(issueIceServers(parse(servers), "ana", 0, 60)).toEqual(servers);
});

it("makes time-limited credentials from a shared secret as coturn checks them", () => {
  const servers = parse([{ urls: "turn:turn.example.org", secret: "shared", ttl: 600 }]);
  const username = "1700000600:ana";
  const credential = createHmac("sha1", "shared").update(username).digest("base64");
  expect(issueIceServers(servers, "ana", 1_700_000_000, 60)).toEqual([
    { urls: "turn:turn.example.org", username, credential },
  ]);
});

it("lets credentials last as long as the service says unless the server has a ttl of its own", () => {
  const [server] = issueIceServers(
    parse([{ urls: "turn:turn.example.org", secret: "shared" }]),
    "ana",
    0,
    90_000,
  );
  expect(server?.username).toBe("90000:ana");
});

it.each([
  ["not json", "must be JSON"],
  ["{}", "must be an array"],
  ['[{"urls":"http://example.org"}]', "at 0.urls, each url must begin with stun:, stuns:, turn: or turns:"],
  ['[{"urls":[]}]', "urls must not be empty"],
  ['[{"urls":["stun:a","ftp:b"]}]', "each url must begin with stun:"],
  ["[{}]", "urls"],
  ['[{"urls":"turn:turn.example.org"}]', "a turn server needs a username and credential, or a secret"],
  ['[{"urls":"turn:turn.example.org","username":"ana"}]', "needs a username and credential"],
  ['[{"urls":"turn:a","secret":"s","username":"ana","credential":"c"}]', "not both"],
  ['[{"urls":"turn:a","secret":"s","ttl":5}]', "60 seconds"],
  ['[{"urls":"stun:a","typo":1}]', "typo"],
])("refuses %s in words that can follow the variable's name", (text, reason) => {
  expect(complaint(text)).toMatch(/^is not usable: [^\n]+[^.]$/);
  expect(complaint(text)).toContain(reason);
});

it("never repeats a secret in its complaint", () => {
  expect(complaint('[{"urls":"turn:a","secret":["hunter2"]}]')).not.toContain("hunter2");
  expect(complaint('[{"urls":"turn:a","secret":"hunter2","ttl":"hunter2"}]')).not.toContain("hunter2");
});
