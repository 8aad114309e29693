import {
  connectMessage,
  openClient,
  type SignalingClient,
} from "../embedded-rooms/support/signaling-client.ts";

/**
 * Joins the usual room of a whole service as a guest. The request has a connection of its own: one that is kept for the next
 * request may be ended by the service at any moment, and `fetch` then fails where a browser asks again.
 *
 * @returns the client, and as whom it is in the room
 */
export const joinRoom = async (url: string, name: string): Promise<SignalingClient & { sid: string }> => {
  const response = await fetch(`${url}/token`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Connection: "close" },
    body: JSON.stringify({ name }),
  });
  const { token, connectOptions } = (await response.json()) as {
    token: string;
    connectOptions: { wsServer: string };
  };
  const client = await openClient(connectOptions.wsServer, { origin: new URL(url).origin });
  client.hello(connectMessage(token));
  const { participant } = await client.take("connected");
  return { ...client, sid: participant.sid };
};
