// The page of a data track tutorial, written as its reader would: one fetch, one connect, and `connectOptions` spread in.
const { connect, LocalDataTrack } = Twilio.Video;
const { service, publish } = Object.fromEntries(new URLSearchParams(location.search));
const $ = (id) => document.getElementById(id);
const dataTrack = new LocalDataTrack();

const list = (id, text) => {
  const item = document.createElement("li");
  item.textContent = text;
  $(id).prepend(item);
  return item;
};

const subscribe = (participant) => {
  const item = list("participants", participant.identity);
  participant.on("trackSubscribed", (track) => {
    track.on("message", (data) => {
      const { kind, text } = JSON.parse(data);
      if (kind === "ping") list("pings", `${participant.identity}: ${text}`);
    });
  });
  participant.on("disconnected", () => item.remove());
};

const join = async () => {
  $("status").textContent = "Connecting…";
  try {
    const response = await fetch(`${service}/token`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify($("name").value ? { name: $("name").value } : {}),
    });
    const { token, identity, connectOptions } = await response.json();
    const tracks = publish === "later" ? [] : [dataTrack];
    const room = await connect(token, { ...connectOptions, tracks });
    room.participants.forEach(subscribe);
    room.on("participantConnected", subscribe);
    window.room = room;
    $("status").textContent = `Connected as ${identity}`;
    $("ping").disabled = false;
  } catch (error) {
    $("status").textContent = `Connection error: ${error.message}`;
  }
};

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  join();
});

$("ping").addEventListener("click", () => {
  const ping = {
    v: 1,
    kind: "ping",
    id: crypto.randomUUID(),
    to: null,
    text: $("text").value,
    sentAt: Date.now(),
  };
  dataTrack.send(JSON.stringify(ping));
});

window.publishNow = () => room.localParticipant.publishTrack(dataTrack);
window.sendRaw = (data) => dataTrack.send(data);
