import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { reach } from "../../../extension/core/rooms/inspect-reach.ts";
import { reachRow, reachTest } from "../../../extension/diagnosis/reach.tsx";

const ask = vi.hoisted(() => vi.fn());
vi.mock("../../../extension/ui/core.ts", () => ({ ask }));

/** One end of a channel, which hands what it sends to the other. */
class End extends EventTarget {
  other: End | undefined;

  send(data: string): void {
    this.other?.dispatchEvent(new MessageEvent("message", { data }));
  }
}

/** Stands in for the browser's; whoever answers another one is connected with it. */
class Connection extends EventTarget {
  static made: RTCConfiguration[] = [];
  readonly localDescription = this;
  channel: End | undefined;

  constructor(configuration: RTCConfiguration) {
    super();
    Connection.made.push(configuration);
  }

  createDataChannel(): End {
    this.channel = new End();
    return this.channel;
  }

  async setLocalDescription(): Promise<void> {}

  async setRemoteDescription(other: Connection): Promise<void> {
    if (!this.channel) return;
    const end = new End();
    this.channel.other = end;
    end.other = this.channel;
    other.dispatchEvent(Object.assign(new Event("datachannel"), { channel: end }));
    this.channel.dispatchEvent(new Event("open"));
  }

  close(): void {}
}

const stun = { urls: "stun:stun.example" };
const turn = { urls: ["turn:turn.example"] };

describe("the reachability", () => {
  beforeEach(() => {
    Connection.made = [];
    vi.stubGlobal("RTCPeerConnection", Connection);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("within this network is tried without a room", async () => {
    expect(await reach("host", undefined)).toMatchObject({ verdict: "works" });
  });

  test.each(["reflexive", "relay"] as const)(
    "by %s is not tried without one, where no server is known",
    async (way) => {
      expect(await reach(way, undefined)).toEqual({ verdict: "untested", why: "no-room" });
      expect(await reach(way, [])).toEqual({ verdict: "untested", why: "no-server" });
      expect(Connection.made).toEqual([]);
    },
  );

  test("by a relay asks for one", async () => {
    expect(await reach("relay", [stun])).toEqual({ verdict: "untested", why: "no-server" });
    expect(await reach("relay", [stun, turn])).toMatchObject({ verdict: "works" });
    expect(Connection.made).toContainEqual({ iceServers: [turn], iceTransportPolicy: "relay" });
  });
});

describe("the page", () => {
  afterEach(() => {
    ask.mockReset();
  });

  test("has the core try each way, and shows what it says", async () => {
    const works = { verdict: "works", tookMs: 5 };
    ask.mockResolvedValue(works);
    const { results, begin } = reachTest();
    const tried = begin();
    expect(results.value).toEqual({ host: "trying", reflexive: "trying", relay: "trying" });
    await tried;
    expect(results.value).toEqual({ host: works, reflexive: works, relay: works });
    expect(ask).toHaveBeenCalledWith("reach", { way: "host" });
  });

  test("blames no network when the core could not be opened, is gone, or does not answer", async () => {
    ask.mockRejectedValue(new Error("The core does not answer “reach”."));
    const { results, begin } = reachTest();
    await begin();
    expect(results.value.host).toEqual({ verdict: "untested", why: "no-answer" });
  });
});

test.each([
  ["host", "no-answer", /^Could not be tested: /],
  ["relay", "no-room", /once you are connected\.$/],
] as const)("that the way %s is untested says why: %s", (way, why, words) => {
  const { value, tone } = reachRow(way, { verdict: "untested", why });
  expect(value).toMatch(words);
  expect(tone).toBeUndefined();
});
