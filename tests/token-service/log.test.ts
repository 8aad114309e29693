import { expect, test } from "vitest";
import { recordedLog } from "./support/quiet-log.ts";
import { postToken, signingKey, testApp } from "./support/test-app.ts";

test("the log tells of a minted token and holds neither the token nor a secret", async () => {
  const { log, written } = recordedLog();
  const device = "device-secret-0123456789";
  const response = await postToken(
    testApp({ log }),
    { name: "Ana" },
    { "Pingroom-Device": device, Authorization: "Bearer abc123" },
  );
  const { token, identity } = await response.json();
  const lines = written()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: "minted an access token", identity, room: "ping-room" }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: "answered", method: "POST", path: "/token", status: 200 }),
  );
  expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(1);
  for (const secret of [token, token.split(".")[2], signingKey.keySecret, device, "abc123"]) {
    expect(written()).not.toContain(secret);
  }
});
