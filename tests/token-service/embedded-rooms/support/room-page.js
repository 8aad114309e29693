// Runs in the test's page beside the unmodified SDK; `report` is a function of the test.
const { connect, LocalDataTrack } = globalThis.Twilio.Video;
const rooms = new Map();

const watchTrack = (say, participant, track) => {
  say("trackSubscribed", { identity: participant.identity, track: track.name });
  track.on("message", (text) => say("message", { identity: participant.identity, track: track.name, text }));
};

const watchParticipant = (say, participant) => {
  const { identity } = participant;
  for (const publication of participant.tracks.values()) {
    if (publication.isSubscribed) watchTrack(say, participant, publication.track);
  }
  participant.on("trackSubscribed", (track) => watchTrack(say, participant, track));
  participant.on("trackUnsubscribed", (track) => say("trackUnsubscribed", { identity, track: track.name }));
  participant.on("trackUnpublished", ({ trackName }) =>
    say("trackUnpublished", { identity, track: trackName }),
  );
};

globalThis.join = async (key, token, options, trackNames) => {
  const say = (kind, detail = {}) => globalThis.report(JSON.stringify({ key, kind, ...detail }));
  const tracks = trackNames.map((name) => new LocalDataTrack({ name }));
  try {
    const room = await connect(token, { insights: false, networkMonitor: false, ...options, tracks });
    rooms.set(key, { room, tracks });
    for (const participant of room.participants.values()) watchParticipant(say, participant);
    room.on("participantConnected", (participant) => {
      say("participantConnected", { identity: participant.identity, sid: participant.sid });
      watchParticipant(say, participant);
    });
    for (const kind of ["participantDisconnected", "participantReconnecting", "participantReconnected"]) {
      room.on(kind, ({ identity, sid }) => say(kind, { identity, sid }));
    }
    for (const kind of ["reconnecting", "disconnected"]) {
      room.on(kind, (first, second) => say(kind, { code: (second ?? first)?.code }));
    }
    room.on("reconnected", () => say("reconnected"));
    room.localParticipant.on("trackPublicationFailed", ({ code }, { name }) =>
      say("trackPublicationFailed", { track: name, code }),
    );
    const identities = [...room.participants.values()].map(({ identity }) => identity);
    const { identity, sid: participant, signalingRegion } = room.localParticipant;
    return { sid: room.sid, name: room.name, participant, identity, signalingRegion, identities };
  } catch (error) {
    return { code: error.code, name: error.name };
  }
};

globalThis.send = (key, text, name) => {
  for (const track of rooms.get(key).tracks) if (!name || track.name === name) track.send(text);
};

globalThis.publish = async (key, name) => {
  const { room, tracks } = rooms.get(key);
  const track = new LocalDataTrack({ name });
  tracks.push(track);
  return (await room.localParticipant.publishTrack(track)).trackSid;
};

globalThis.unpublish = (key, name) => {
  const { room, tracks } = rooms.get(key);
  room.localParticipant.unpublishTrack(tracks.find((track) => track.name === name));
};

globalThis.leave = (key) => void rooms.get(key).room.disconnect();
globalThis.stateOf = (key) => rooms.get(key).room.state;
