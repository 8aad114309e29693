import { type DataConnection, Peer } from "peerjs";
import { carry } from "./carry.ts";

const retryMs = 500;

carry(async ({ own, other, server }, hear) => {
  const { hostname, port } = new URL(server);
  // Without servers of its own it would ask those of PeerJS's makers for addresses.
  const peer = new Peer(own, { host: hostname, port: Number(port), path: "/", config: { iceServers: [] } });
  let connection: DataConnection | undefined;
  const call = () => {
    connection = peer.connect(other, { reliable: true });
  };
  peer.on("connection", (incoming) => incoming.on("data", (text) => hear(text as string)));
  peer.on("open", () => {
    if (own < other) call();
  });
  peer.on("error", ({ type }) => {
    if (type === "peer-unavailable") setTimeout(call, retryMs);
  });
  return (text) => {
    if (connection?.open) connection.send(text);
  };
});
