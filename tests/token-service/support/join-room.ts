import {
  connectMessage,
  openClient,
  type SignalingClient,
} from "../embedded-rooms/support/signaling-client.ts";
import type { TestDevice } from "./test-device.ts";

type Joined = SignalingClient & { sid: string };

/** The request has a connection of its own: one that is kept for the next request may be ended by the service at any moment. */
const join = async (url: string, headers: Record<string, string>, asked: object): Promise<Joined> => {
  const response = await fetch(`${url}/token`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Connection: "close", ...headers },
    body: JSON.stringify(asked),
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

/**
 * Joins the usual room of a whole service as a guest.
 *
 * @returns the client, and as whom it is in the room
 */
export const joinRoom = (url: string, name: string): Promise<Joined> => join(url, {}, { name });

/** The same as a member's device. */
export const joinAsMember = (url: string, device: TestDevice): Promise<Joined> =>
  join(url, device.authorization("/token", { address: url }), {});
