import { testDevice } from "../../token-service/support/test-device.ts";
import type { Load } from "./load-of.ts";

const post = async (url: string, headers: Record<string, string>, body: unknown): Promise<unknown> => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
};

/** Invites Ana and makes a browser of hers join, as people do. */
export const enrolMember = async (url: string, adminKey: string): Promise<NonNullable<Load["device"]>> => {
  const asAdmin = { Authorization: `Bearer ${adminKey}` };
  const { link } = (await post(`${url}/admin/invites`, asAdmin, { name: "Ana" })) as { link: string };
  const device = await testDevice();
  const invite = new URL(link).hash.slice(1);
  await post(`${url}/devices`, device.enrolment({ address: url }), { invite });
  return { id: device.id, privateKey: device.privateKey.export({ format: "jwk" }) };
};
