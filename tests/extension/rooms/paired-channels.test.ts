import { EventEmitter } from "node:events";
import { beforeEach, expect, test, vi } from "vitest";
import { labelOn, pairedChannels } from "../../../extension/core/rooms/paired-channels.ts";
import { channelId, newPairId } from "../../../token-service/embedded-rooms/peer-pair/channel-id.ts";
import { createPeerPair } from "../../../token-service/embedded-rooms/peer-pair/peer-pair.ts";

// What the SDK makes of a connection: it connects with the class that it is given.
vi.mock("twilio-video/es5/signaling/v2/peerconnection.js", () => ({
  default: class {
    readonly made: Wire;
    constructor(
      _id: string,
      _encodings: unknown,
      _codecs: unknown,
      options: { RTCPeerConnection: typeof Wire },
    ) {
      this.made = new options.RTCPeerConnection();
    }
  },
}));

class Channel extends EventTarget {
  readyState = "open";
  readonly label: string;
  constructor(label: string) {
    super();
    this.label = label;
  }
  close() {
    this.readyState = "closing";
  }
  /** The other end has closed it too. */
  ends() {
    this.readyState = "closed";
    this.dispatchEvent(new Event("close"));
  }
}

class Wire {
  readonly #events = new EventEmitter();
  addEventListener(name: string, listener: (event: { channel: Channel }) => void) {
    this.#events.on(name, listener);
  }
  createDataChannel(label: string) {
    return new Channel(label);
  }
  /** A channel of the other end's comes in. */
  receives(label: string): Channel {
    const channel = new Channel(label);
    this.#events.emit("datachannel", { channel });
    return channel;
  }
}

const onImposture = vi.fn();
let connect: (id: string) => Wire;

beforeEach(() => {
  onImposture.mockReset();
  const options = pairedChannels("ws://127.0.0.1/signaling", Wire as never, onImposture);
  connect = (id) => (new options.PeerConnectionV2(id, {}, {}, {}) as unknown as { made: Wire }).made;
});

test("the service is told in the address, whatever else is in it", () => {
  const addressOf = (given: string) => pairedChannels(given, Wire as never, onImposture).wsServer;
  expect(addressOf("wss://ping.example/team/signaling")).toBe(
    "wss://ping.example/team/signaling?channels=paired",
  );
  expect(addressOf("ws://127.0.0.1:3000/signaling?a=b")).toBe(
    "ws://127.0.0.1:3000/signaling?a=b&channels=paired",
  );
});

test("a track is sent under another label on each connection, from which its own id cannot be told", () => {
  const [one, other] = [newPairId(), newPairId()].map((id) => connect(id).createDataChannel("track").label);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(other).toMatch(/^[0-9a-f]{64}$/);
  expect(one).not.toBe(other);
});

test("a channel is taken under a name of its own connection, whatever label it has", () => {
  const [ana, eve] = [newPairId(), newPairId()];
  const taken = connect(ana).receives("track").label;
  expect(taken).toBe(labelOn(ana, "track"));
  expect(connect(eve).receives(taken).label).not.toBe(taken);
});

test.each([
  [true, true],
  [true, false],
  [false, true],
  [false, false],
])(
  "the service tells the name under which a channel is taken (sender paired: %s, receiver paired: %s)",
  (sends, takes) => {
    const pair = createPeerPair(newPairId(), "PA1", "PA2", 0);
    const label = sends ? connect(pair.id).createDataChannel("track").label : "track";
    const name = takes ? connect(pair.id).receives(label).label : label;
    expect(channelId(pair, { pairsChannels: sends }, { pairsChannels: takes }, "track")).toBe(name);
  },
);

test("with a service of an earlier release, which makes other ids, labels are what they were", () => {
  const wire = connect("0123456789abcdef0123456789abcdef");
  expect(wire.createDataChannel("track").label).toBe("track");
  expect(wire.receives("track").label).toBe("track");
});

test("two channels of one label on different connections end both, and are told once", () => {
  const [ana, eve, max] = [newPairId(), newPairId(), newPairId()].map(connect) as [Wire, Wire, Wire];
  const first = ana.receives("track");
  expect(onImposture).not.toHaveBeenCalled();
  const second = eve.receives("track");
  const third = max.receives("track");
  expect([first, second, third].map(({ readyState }) => readyState)).toEqual([
    "closing",
    "closing",
    "closing",
  ]);
  expect([second, third].map(({ label }) => label)).toEqual(["", ""]);
  expect(onImposture).toHaveBeenCalledOnce();
});

test("a label that was on two connections is heard on none any more", () => {
  const [ana, eve] = [newPairId(), newPairId()].map(connect) as [Wire, Wire];
  const both = [ana.receives("track"), eve.receives("track")];
  for (const channel of both) channel.ends();
  expect(eve.receives("track")).toMatchObject({ readyState: "closing", label: "" });
  expect(ana.receives("another").readyState).toBe("open");
});

test("a label that comes again on its own connection, or once the other is closed, is nobody's fault", () => {
  const [before, after] = [newPairId(), newPairId()].map(connect) as [Wire, Wire];
  const first = before.receives("track");
  const again = before.receives("track");
  first.ends();
  again.ends();
  expect(after.receives("track").readyState).toBe("open");
  expect(onImposture).not.toHaveBeenCalled();
});
