import fc from "fast-check";
import { expect, test } from "vitest";
import { inviteIn } from "../../extension/shared/invite-link.ts";
import { holdsInvite, serviceAddress } from "../../extension/shared/service-address.ts";

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
  `https://ping.example/join?#${secret.slice(2)}`,
  `ana@ping.example/join#${secret}`,
  `https://ping.example/join/more/join#${secret}`,
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

test.each([
  `You are invited: https://ping.example/join#${secret}. Have fun!`,
  `(https://ping.example/join#${secret})`,
  `<https://ping.example/join#${secret}>`,
  `「https://ping.example/join#${secret}」。`,
  `招待：ping.example/join#${secret}。`,
  `[Join](https://ping.example/join#${secret})`,
  `\u200bhttps://ping.example/join#${secret}\u200b`,
  `https://ping.\u200bexample/\u00adjoin#${secret}`,
  `\ufeffping.example/join#${secret}`,
  `https://ping.example/join%23${secret}`,
  `https://ping.example/join%2523${secret}`,
  `https://ping.example/join＃${secret}`,
  `https://ping.example/join/#${secret}`,
  `https://ping.example/join?utm_source=mail&utm_campaign=a%20b#${secret}`,
  `https://ping.example/join?ref=https://mail.example/x#${secret}`,
  `https://ping.example/join?utm_source=mail%23${secret}`,
  `https://ping.example/join/join#${secret}`,
  `https://ping.example/join#${secret}https://ping.example/join#${secret}`,
  `https://safe.example/?url=https%3A%2F%2Fping.example%2Fjoin%23${secret}&data=1`,
  `Hi Ana,\n\nplease open https://ping.example/join#${secret}\n\nBest, Bo (https://bo.example/)`,
])("takes the invite out of what surrounds it: %j", (text) => {
  expect(inviteIn(text)).toEqual({ serviceUrl: "https://ping.example", secret });
});

test.each([
  "https://ping.example/join",
  "https://ping.example/join#abc",
  "https://ping.example/join?utm_source=mail",
  `https://ping.example/join%23${secret}x`,
  `https://ping.example/join%2523${secret.slice(1)}`,
  `https://ping.example/JOIN%23${secret.slice(1)}`,
  `https://ping.example/%6aoin#${secret.slice(1)}`,
  `https://ping.example/${secret}`,
  `https://ping.example/#${secret}`,
  `join#${secret}`,
  `#${secret}`,
  secret,
  `“${secret}”.`,
  `https://ping.example/join${secret}.`,
  `https://ping.example/${secret}.html`,
  `\u200bhttps://ping.example/join/more`,
])("takes what is left of an invite for no address: %j", (text) => {
  expect(inviteIn(text)).toBeNull();
  expect(serviceAddress(text)).toEqual({
    problem: expect.stringMatching(/part of this invite link is missing/),
  });
});

test.each([
  "https://join.example",
  "ping.example/team",
  "ping.example/joinery",
  "https://ping.example/rejoin",
])("sees no invite in %s", (text) => {
  expect(holdsInvite(text)).toBe(false);
  expect(serviceAddress(text)).toHaveProperty("url");
});

test("whatever was done to a link, its secret becomes no part of an address", () => {
  const secrets = fc
    .tuple(fc.string({ unit: fc.constantFrom(..."abcXYZ019_-"), minLength: 20, maxLength: 20 }))
    .map(([text]) => `aB${text}`);
  const around = fc.string({ unit: fc.constantFrom(..."h :/.()<>'。」#?&=%23\u200b") });
  const hash = fc.constantFrom("#", "%23", "%2523", "＃", "", "?", "/", "/#", "?x=1#", "#\u200b");
  fc.assert(
    fc.property(secrets, around, around, hash, (pasted, before, after, mark) => {
      const text = `${before}https://ping.example/join${mark}${pasted}${after}`;
      const address = serviceAddress(text);
      expect("url" in address ? address.url.toLowerCase() : "").not.toContain(pasted.toLowerCase());
      const invite = inviteIn(text);
      expect(invite?.serviceUrl ?? "").not.toMatch(/join/);
      expect(invite?.serviceUrl ?? "").not.toContain(pasted);
    }),
  );
});
