import { expect, test } from "vitest";
import { isUnencrypted, serviceAddress } from "../../extension/shared/service-address.ts";

test.each([
  ["http://localhost:3000", "http://localhost:3000"],
  ["localhost:3000", "http://localhost:3000"],
  ["192.168.1.5:3000", "http://192.168.1.5:3000"],
  ["ping.example.com", "https://ping.example.com"],
  [" https://ping.example.com/ ", "https://ping.example.com"],
  ["https://example.com/pingroom/", "https://example.com/pingroom"],
  ["localhost:443", "https://localhost"],
  ["localhost:80", "http://localhost"],
  ["ping.localhost:3000", "http://ping.localhost:3000"],
  ["ping.example.com:443", "https://ping.example.com"],
  ["ping.example.com:80/x", "http://ping.example.com/x"],
  ["[::1]:3000", "http://[::1]:3000"],
  ["[::1]:443", "https://[::1]"],
  ["::1", "http://[::1]"],
  ["１９２.168.1.5:3000", "http://192.168.1.5:3000"],
  ["https://ping.example.com.", "https://ping.example.com"],
  ["(https://ping.example.com/ping).", "https://ping.example.com/ping"],
  ["„ping.example.com“", "https://ping.example.com"],
  ["[https://ping.example.com]", "https://ping.example.com"],
  ["\u200bhttps://ping.example.com\ufeff", "https://ping.example.com"],
  ["https://ping.example.com。", "https://ping.example.com"],
  ["HTTPS://Ping.Example.com", "https://ping.example.com"],
])("reads %s as %s", (typed, url) => {
  expect(serviceAddress(typed)).toEqual({ url });
});

test.each([
  ["", /enter the address/],
  ["http://", /not a web address/],
  ["https//ping.example.com", /not a web address/],
  ["http:/ping.example.com", /not a web address/],
  ["https://ping.example.com is ours", /not a web address/],
  ["localhost:99999", /not a web address/],
  ["3000", /“3000” is not a whole address/],
  [":3000", /“:3000” is not a whole address/],
  ["192.168.1", /not a whole address/],
  ["http://3000", /not a whole address/],
  ["0x7f.1", /not a whole address/],
  ["010.0.0.1", /not a whole address/],
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
