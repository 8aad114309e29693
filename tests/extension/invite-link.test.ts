import { expect, test } from "vitest";
import { inviteIn, looksLikeInvite } from "../../extension/shared/invite-link.ts";

const secret = "AZaz09_-AZaz09_-AZaz09";

test.each([
  [`https://ping.example/join#${secret}`, "https://ping.example"],
  [`  https://ping.example/join#${secret}\n`, "https://ping.example"],
  [`https://team.example/tools/ping/join#${secret}`, "https://team.example/tools/ping"],
  [`http://localhost:3000/join#${secret}`, "http://localhost:3000"],
  [`ping.example/join#${secret}`, "https://ping.example"],
  [`http://192.0.2.7:3000/join#${secret}`, "http://192.0.2.7:3000"],
])("reads %s", (link, serviceUrl) => {
  expect(inviteIn(link)).toEqual({ serviceUrl, secret });
});

test.each([
  "",
  "https://ping.example",
  "https://ping.example/join",
  "https://ping.example/join#",
  `https://ping.example/join#${secret.slice(1)}`,
  `https://ping.example/join#${secret}x`,
  `https://ping.example/join#${secret}#${secret}`,
  `https://ping.example/join?to=me#${secret}`,
  `https://ping.example/rejoin#${secret}`,
  `https://ping.example/join/more#${secret}`,
  `https://ana:pass@ping.example/join#${secret}`,
  `ftp://ping.example/join#${secret}`,
  `chrome-extension://abcdefghijklmnop/join#${secret}`,
  `javascript:alert(1)/join#${secret}`,
  "https://ping.example/join#ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ",
])("takes %s for no invite link", (text) => {
  expect(inviteIn(text)).toBeNull();
});

test("knows a link that lost a part of its secret from a service address", () => {
  expect(looksLikeInvite("https://ping.example/join")).toBe(true);
  expect(looksLikeInvite("https://ping.example/join#abc")).toBe(true);
  expect(looksLikeInvite("https://ping.example/team")).toBe(false);
});
