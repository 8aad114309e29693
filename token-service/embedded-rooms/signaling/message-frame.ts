import type { ServerMessage } from "./server-message.ts";

/** A room message in its frame (twilio-video 2.36.0, es5/twilioconnection.js, _handleMessage). */
export const messageFrame = (body: ServerMessage): string => JSON.stringify({ type: "msg", body });
