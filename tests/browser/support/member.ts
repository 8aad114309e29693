import type { DeviceKey } from "../../../extension/shared/device-key.ts";
import { newDevice } from "../../extension/support/devices.ts";
import { type LaunchOptions, launchExtension } from "../../support/launch-extension.ts";
import { testDevice } from "../../token-service/support/test-device.ts";
import { enter, type Person, personWith } from "./person.ts";
import type { TestTeam } from "./team.ts";

/** What the service tells a device, and by which key the device proves what it says; it can prove nothing without one. */
export interface DeviceAccess {
  token: string;
  identity: string;
  room: string;
  connectOptions: object;
  key?: Pick<DeviceKey, "privateKey" | "publicJwk">;
}

/**
 * Starts a browser, gives it an invite and waits until its popup says “Connected”.
 *
 * @param rooms as the admin writes them, such as `ping-room,ops:subscribe`
 */
export const joinAsMember = async (
  team: TestTeam,
  name: string,
  rooms: string,
  options: LaunchOptions = {},
): Promise<Person> => {
  const [extension, link] = await Promise.all([launchExtension(options), team.invite(name, rooms)]);
  const popup = await extension.popup();
  await enter(popup, link);
  const person = personWith(name, extension, popup);
  await person.reaches("Connected");
  return person;
};

/** Enrols a device that is no browser. @returns its right to enter the first of its rooms */
export const memberAccess = async (team: TestTeam, name: string, rooms: string): Promise<DeviceAccess> => {
  const address = team.service.url;
  const [device, link] = await Promise.all([testDevice(), team.invite(name, rooms)]);
  const post = async (path: string, authorization: { Authorization: string }, body: object) => {
    const headers = { "Content-Type": "application/json", ...authorization };
    const response = await fetch(address + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  await post("/devices", await device.enrolment({ address }), { invite: new URL(link).hash.slice(1) });
  const access = await post("/token", await device.authorization("/token", { address }), {});
  const jwk = device.privateKey.export({ format: "jwk" }) as JsonWebKey;
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const privateKey = await crypto.subtle.importKey("jwk", jwk, curve, false, ["sign"]);
  return { ...access, key: { privateKey, publicJwk: device.publicKey } } as DeviceAccess;
};

/** Asks for what a guest gets whose page has a key. */
export const guestAccess = async (address: string, name: string): Promise<DeviceAccess> => {
  const { key } = await newDevice(name);
  const response = await fetch(`${address}/token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name, key: key.thumbprint }),
  });
  if (!response.ok) throw new Error(`/token answered ${response.status}: ${await response.text()}`);
  return { ...(await response.json()), key };
};
