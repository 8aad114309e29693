import { expect, test } from "vitest";
import { isUnencrypted, serviceAddress } from "../../extension/shared/service-address.ts";

test.each([
  ["http://localhost:3000", "http://localhost:3000"],
  ["localhost:3000", "http://localhost:3000"],
  ["192.168.1.5:3000", "http://192.168.1.5:3000"],
  ["ping.example.com", "https://ping.example.com"],
  [" https://ping.example.com/ ", "https://ping.example.com"],
  ["https://example.com/pingroom/", "https://example.com/pingroom"],
  ["HTTPS://Ping.Example.com", "https://ping.example.com"],
])("reads %s as %s", (typed, url) => {
  expect(serviceAddress(typed)).toEqual({ url });
});

test.each([
  ["", /enter the address/],
  ["http://", /not a web address/],
  ["ftp://ping.example.com", /https:\/\/ or http:\/\//],
  ["javascript:alert(1)", /not a web address/],
  ["https://ana:secret@ping.example.com", /user name and password/],
])("says what is wrong with %j", (typed, sentence) => {
  expect(serviceAddress(typed)).toEqual({ problem: expect.stringMatching(sentence) });
});

test("calls an address unencrypted only where others could read along", () => {
  expect(isUnencrypted("http://192.168.1.5:3000")).toBe(true);
  expect(isUnencrypted("http://localhost:3000")).toBe(false);
  expect(isUnencrypted("http://127.0.0.1:3000")).toBe(false);
  expect(isUnencrypted("https://ping.example.com")).toBe(false);
  expect(isUnencrypted("")).toBe(false);
});
