import {
  calculateJwkThumbprint,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type JWK,
  jwtVerify,
} from "jose";
import { vi } from "vitest";
import { refuse } from "./serve.ts";

/** The address of the service that tests enrol at. */
export const serviceUrl = "https://ping.example/team";

/** What a service was asked, in the order of the requests. */
export interface Asked {
  /** Route, such as `/devices`. */
  path: string;
  body: Record<string, unknown>;
  /** Thumbprint of the key that signed it; its signature was checked if the key came along. */
  device: string;
}

const readDevice = async (headers: Headers): Promise<string> => {
  const jwt = (headers.get("Authorization") ?? "").replace(/^Device /, "");
  const { jwk } = decodeProtectedHeader(jwt) as { jwk?: JWK };
  if (jwk === undefined) return String(decodeJwt(jwt).sub);
  await jwtVerify(jwt, await importJWK(jwk, "ES256"), { audience: serviceUrl, typ: "pingroom-device+jwt" });
  return calculateJwkThumbprint(jwk);
};

/**
 * Answers in the place of a service until `vi.unstubAllGlobals()`.
 *
 * @param answers by route; a route that is missing cannot be reached
 */
export const fakeService = (answers: Record<string, (asked: Asked) => Response>): Asked[] => {
  const requests: Asked[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}): Promise<Response> => {
    const path = url.slice(serviceUrl.length);
    const answer = answers[path];
    if (!answer) throw new TypeError("Failed to fetch");
    if (init.method !== "POST") return answer({ path, body: {}, device: "" });
    const device = await readDevice(new Headers(init.headers));
    const asked = { path, body: JSON.parse(String(init.body)), device };
    requests.push(asked);
    return answer(asked);
  });
  return requests;
};

/** What a service answers that takes the device. */
export const takesAs = (name: string, rooms = [{ room: "ops", role: "both" }]) => {
  return ({ device }: Asked): Response => Response.json({ device, name, rooms }, { status: 201 });
};

/** What a service answers that refuses. */
export const refuses = (status: number, code: string) => (): Response => refuse(status, code);
