import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { runningService } from "./support/running-service.ts";

test.each([
  ["no Host header", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "malformed_request"],
  [
    "a Host header that is none",
    "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
    400,
    "malformed_request",
  ],
  [
    "an address that is none",
    "GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    400,
    "malformed_request",
  ],
  [
    "oversized headers",
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
    431,
    "headers_too_large",
  ],
  ["an unknown method", "SHOUT / HTTP/1.1\r\nHost: x\r\n\r\n", 400, "malformed_request"],
])("%s is answered like any other error", async (_what, request, status, code) => {
  const { port } = await runningService();
  const client = connect(port, "127.0.0.1");
  client.write(request);
  const [head = "", body = ""] = (await text(client)).split("\r\n\r\n");
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(head).toMatch(/content-type: application\/json/i);
  expect(head).toMatch(/x-content-type-options: nosniff/i);
  expect(JSON.parse(body)).toEqual({ error: { code, message: expect.stringMatching(/^[A-Z].+\.$/) } });
});
