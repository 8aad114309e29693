// Runs before the SDK, which keeps the WebSocket that it finds: opens on each connection of the page, own or new, a channel of every label that the page gets to
// know, over the signalling or from somebody's channel, and says over each what `impersonate` is given.
const connections = [];
const labels = new Set();
const forged = [];
let text = "";

const say = (channel) => {
  if (text && channel.readyState === "open") channel.send(text);
};
const forge = (connection, label) => {
  if (connection.signalingState === "closed") return;
  const channel = connection.createDataChannel(label);
  channel.addEventListener("open", () => say(channel));
  forged.push(channel);
};
const learn = (label) => {
  if (labels.has(label)) return;
  labels.add(label);
  for (const connection of connections) forge(connection, label);
};

/** Has somebody see each object that the page makes of a class of the browser's. */
const watch = (name, see) => {
  globalThis[name] = new Proxy(globalThis[name], {
    construct: (Made, given) => {
      const made = new Made(...given);
      see(made);
      return made;
    },
  });
};
watch("RTCPeerConnection", (connection) => {
  connections.push(connection);
  for (const label of labels) forge(connection, label);
  connection.addEventListener("datachannel", ({ channel }) => learn(channel.label));
});
watch("WebSocket", (socket) => {
  socket.addEventListener("message", ({ data }) => {
    for (const { id } of JSON.parse(data).body?.subscribed?.tracks ?? []) learn(id);
  });
});

/** Says this over every forged channel, those to come and those of more labels too. Returns how many were open. */
globalThis.impersonate = (_key, said, more = []) => {
  text = said;
  for (const label of more) learn(label);
  for (const channel of forged) say(channel);
  return forged.filter(({ readyState }) => readyState === "open").length;
};
