import { describe, expect, it, test } from "vitest";
import { defaultRoomLimits } from "../../../token-service/embedded-rooms/room-limits.ts";
import { mintToken } from "./support/mint-token.ts";
import { connectMessage, joinAs, openClient, type SignalingClient } from "./support/signaling-client.ts";
import { statusOf } from "./support/status-of.ts";
import { withService } from "./support/with-service.ts";

const memberOf = (identity: string): string | undefined => /^member \w+/.exec(identity)?.[0];

/** Shows a token, as the SDK does at first, and no more. */
const showToken = async (url: string, identity: string): Promise<SignalingClient> => {
  const client = await openClient(url);
  client.hello({ type: "ice", version: 1, token: mintToken(identity, "room") });
  await client.take("iced");
  return client;
};

const join = async (client: SignalingClient, identity: string): Promise<void> => {
  client.say(connectMessage(mintToken(identity, "room")));
  await client.take("connected");
};

const more = defaultRoomLimits.newcomersPerNetwork + 6;

const idlers: Record<string, (url: string, n: number) => Promise<unknown>> = {
  "say nothing": (url) => openClient(url),
  "only greet": async (url) => (await openClient(url)).hello(),
  "send garbage": async (url) => (await openClient(url)).raw("{"),
  "show a token that is none": async (url) =>
    (await openClient(url)).hello({ type: "ice", version: 1, token: "nonsense" }),
  "show one guest's token": (url) => showToken(url, "eve"),
  "show tokens of ever new guests": (url, n) => showToken(url, `eve ${n}`),
  "show one member's token": (url) => showToken(url, "member Eve"),
};

describe(`more sockets than may wait at one address`, () => {
  test.each(Object.entries(idlers))("that %s keep nobody from joining or resuming", async (_what, idle) => {
    const { url, drop } = await withService({ memberOf });
    const ana = await joinAs(url, "ana");
    for (let n = 0; n < more; n++) await idle(url, n);
    await joinAs(url, "ben");
    drop("ana");
    await (await ana.resume()).take("synced");
    await joinAs(url, "member Cas");
  });
});

describe.each(["newcomers", "newcomersPerNetwork", "sockets"])("when places are short (%s)", (limit) => {
  it("ends who has waited longest without a token, and not who has shown one", async () => {
    const { url } = await withService({ limits: { [limit]: 3 } });
    const ana = await showToken(url, "ana");
    const [first, second] = [await openClient(url), await openClient(url)];
    await openClient(url);
    expect(await first.closed).toBe(1006);
    second.hello();
    await second.frame("welcome");
    await join(ana, "ana");
  });

  it("ends a guest who has shown a token, and not a member", async () => {
    const { url } = await withService({ limits: { [limit]: 2 }, memberOf });
    const member = await showToken(url, "member Ana");
    const guest = await showToken(url, "eve");
    await openClient(url);
    expect(await guest.closed).toBe(1006);
    await join(member, "member Ana");
  });

  it("ends the guest who has most, where all have shown tokens", async () => {
    const { url } = await withService({ limits: { [limit]: 3 } });
    const ana = await showToken(url, "ana");
    const [first, second] = [await showToken(url, "eve"), await showToken(url, "eve")];
    await openClient(url);
    expect(await first.closed).toBe(1006);
    await join(ana, "ana");
    expect(second.socket.readyState).toBe(second.socket.OPEN);
  });

  it("keeps some places for those who have had no time to show a token", async () => {
    const { url } = await withService({ limits: { [limit]: 8 } });
    const guests = [];
    for (let n = 0; n < 7; n++) guests.push(await showToken(url, `eve ${n}`));
    const ana = await openClient(url);
    await openClient(url);
    expect(await guests[0]?.closed).toBe(1006);
    ana.hello();
    await ana.frame("welcome");
    await join(ana, "ana");
  });

  it("answers 503 while members, one place each, are about to join, until one has a place or goes", async () => {
    const { url } = await withService({ limits: { [limit]: 2 }, memberOf });
    const first = await showToken(url, "member Ana");
    const second = await showToken(url, "member Ben");
    expect(await statusOf(url)).toBe(503);
    if (limit !== "sockets") await join(first, "member Ana");
    second.socket.terminate();
    await expect.poll(() => openClient(url).catch(() => undefined)).toBeDefined();
  });
});

it("ends one of the address that has most, where places are short for all", async () => {
  const { url } = await withService({
    limits: { newcomers: 3 },
    addressOf: ({ url }) => (url?.includes("who=ana") ? "192.0.2.1" : "192.0.2.2"),
  });
  const ana = await openClient(`${url}?who=ana`);
  const first = await openClient(url);
  await openClient(url);
  await openClient(url);
  expect(await first.closed).toBe(1006);
  ana.hello();
  await ana.frame("welcome");
});

it.each([
  ["says nothing", () => {}],
  ["only greets", (client: SignalingClient) => client.hello()],
])("cuts a socket that %s instead of showing a token soon", async (_what, behave) => {
  const { url } = await withService({ timing: { tokenMs: 20, sweepMs: 5 } });
  const client = await openClient(url);
  behave(client);
  expect(await client.closed).toBe(1006);
});

it("gives who has shown a token longer to join", async () => {
  const { url } = await withService({ timing: { tokenMs: 20, pingMs: 5, sweepMs: 5 } });
  const silent = await openClient(url);
  const ana = await openClient(url);
  ana.hello({ type: "ice", version: 1, token: mintToken("ana", "room") });
  await ana.take("iced");
  await silent.closed;
  for (let pings = 0; pings < 10; pings++) await new Promise((seen) => ana.socket.once("ping", seen));
  await join(ana, "ana");
});
