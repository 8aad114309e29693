import { WebSocket } from "ws";
import { dial, onRefusal } from "./dial.ts";

/** Opens a socket that never says anything. @returns whether it could be opened */
export const loiter = (url: string, from: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = dial(url, from);
    socket.on("open", () => resolve(socket.readyState === WebSocket.OPEN));
    onRefusal(socket, () => resolve(false));
  });
