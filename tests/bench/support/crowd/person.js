// One of many people in this page: joins with the real SDK, and says over the data track what the extension would.
const { connect, LocalDataTrack } = Twilio.Video;

// As often as the extension beats: a proof gets 10 s old, and is looked at every 2.5 s.
const beatMs = 12_500;
const beatLabel = "beat";
const askMs = 100;
// 65 bytes of a point on a curve, as base64url.
const key = "A".repeat(87);

const tokenFor = async (service, name, room) => {
  const response = await fetch(`${service}/token`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Pingroom-Device": crypto.randomUUID() },
    // Who only sends hears nothing of the rest of the crowd, which would keep this page busy.
    body: JSON.stringify({ name, room, role: "publish" }),
  });
  if (!response.ok) throw new Error(`${service} answered ${response.status}: ${await response.text()}`);
  return response.json();
};

/** Joins a room. @param othersIn the rest of the crowd in it */
export const enter = async ({ service, name, room: roomName }, othersIn) => {
  const { token, identity, connectOptions } = await tokenFor(service, name, roomName);
  const track = new LocalDataTrack({ name: "pings" });
  const wsServer = `${service.replace(/^http/, "ws")}/signaling`;
  let relay;
  class Watched extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      this.addEventListener("datachannel", ({ channel }) => {
        if (channel.label === beatLabel) relay = channel;
      });
    }
  }
  const options = { ...connectOptions, wsServer, tracks: [track], logLevel: "off" };
  const room = await connect(token, { ...options, RTCPeerConnection: Watched });
  const crowd = () => othersIn(roomName).filter((other) => other.identity !== identity);
  const measured = () =>
    [...room.participants.values()].filter(
      (other) => !crowd().some((each) => each.identity === other.identity),
    );

  const say = (message) => track.send(JSON.stringify({ v: 2, presence: "here", ...message }));
  const introduce = () => {
    const someTime = 20 + Math.random() * 10 * room.participants.size;
    setTimeout(() => say({ kind: "presence", key, ask: [] }), someTime);
  };

  const person = {
    identity,
    room: roomName,
    /** When an echo of the measured person first came, after `forget`; milliseconds since 1970. */
    provenAt: null,
    /** When the socket was last there again after it was lost. */
    reconnectedAt: null,
    forget: () => {
      person.provenAt = person.reconnectedAt = null;
    },
    /** How many of those who are measured are in the room. */
    meets: () => measured().length,
    isUp: () => room.localParticipant.state === "connected",
    echo: (to, nonce) => say({ kind: "echo", to, nonce }),
    leave: () => {
      clearInterval(beating);
      room.disconnect();
    },
  };

  let asked;
  const ask = (to) => {
    clearInterval(asked);
    const nonce = crypto.randomUUID();
    person.awaits = nonce;
    const beat = () => say({ kind: "beat", to, nonce });
    beat();
    // What was sent before the channel was open is lost.
    asked = setInterval(beat, askMs);
  };
  const hear = (message, from) => {
    if (message.kind === "presence" && message.ask.includes(identity)) introduce();
    if (message.to !== identity) return;
    if (message.kind === "beat") person.echo(from, message.nonce);
    if (message.kind === "echo" && message.nonce === person.awaits) {
      clearInterval(asked);
      person.provenAt ??= Date.now();
    }
  };
  room.on("trackMessage", (data, _track, { identity: from }) => hear(JSON.parse(data), from));
  room.on("trackSubscribed", (_track, _publication, { identity: other }) => {
    introduce();
    ask(other);
  });
  room.on("participantDisconnected", () => clearInterval(asked));
  room.localParticipant.on("reconnected", () => {
    person.reconnectedAt = Date.now();
  });

  // Each asks the relay, as extensions do.
  const beatOnce = () => {
    if (relay?.readyState === "open") relay.send(crypto.randomUUID());
  };
  let beating;
  setTimeout(() => {
    beating = setInterval(beatOnce, beatMs);
  }, Math.random() * beatMs);
  return person;
};
