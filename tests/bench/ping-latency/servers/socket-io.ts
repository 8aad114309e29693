// The relay that a Socket.IO application has, in a process of its own: tsx socket-io.ts 40123
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { cors: { origin: "*" } });
io.on("connection", (socket) => {
  socket.join(String(socket.handshake.query.own));
  socket.on("ping", (to: string, text: string) => io.to(to).emit("ping to you", text));
});
http.listen(Number(process.argv[2]), "127.0.0.1");
