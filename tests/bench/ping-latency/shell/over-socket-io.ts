import { io } from "socket.io-client";
import { carry } from "./carry.ts";

carry(async ({ own, other, server }, hear) => {
  const socket = io(server, { query: { own } });
  socket.on("ping to you", hear);
  return (text) => socket.emit("ping", other, text);
});
