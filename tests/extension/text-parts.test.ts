import { describe, expect, test } from "vitest";
import { buttonsOf } from "../../extension/background/buttons-of.ts";
import { httpsAddress } from "../../extension/shared/https-address.ts";
import { textParts, withPlainAddresses } from "../../extension/shared/text-parts.ts";

const addressesIn = (text: string) =>
  textParts(text).flatMap((part) => (typeof part === "string" ? [] : part.address));

describe("an address that may be sent and opened", () => {
  test.each([
    ["https://example.com", "https://example.com/"],
    ["https://bücher.example/ä?q=ü#ö", "https://xn--bcher-kva.example/%C3%A4?q=%C3%BC#%C3%B6"],
    ["https://аррӏе.com/", "https://xn--80ak6aa92e.com/"],
    ["https://example.com/\u202egpj.exe", "https://example.com/%E2%80%AEgpj.exe"],
  ])("is told as the URL parser writes it: %s", (raw, address) => {
    expect(httpsAddress(raw)).toBe(address);
  });

  test.each([
    "http://example.com/",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "chrome://settings/",
    "https://bank.example@evil.example/",
    "https://user:secret@example.com/",
    "example.com",
    "",
  ])("is not %s", (raw) => {
    expect(httpsAddress(raw)).toBeNull();
  });
});

describe("the addresses in a text", () => {
  test.each([
    [
      "See https://example.com/a, and https://example.com/b.",
      ["https://example.com/a", "https://example.com/b"],
    ],
    ["(https://example.com/a)", ["https://example.com/a"]],
    ["https://en.wikipedia.org/wiki/Ping_(video_game)", ["https://en.wikipedia.org/wiki/Ping_(video_game)"]],
    ["It is (https://example.com/Ping_(game)).", ["https://example.com/Ping_(game)"]],
    ["“https://example.com/a”", ["https://example.com/a"]],
    ["HTTPS://EXAMPLE.com/A", ["https://example.com/A"]],
    ["<a href=https://example.com/>x</a>", ["https://example.com/"]],
    ["no address, not even example.com or http://example.com", []],
    ["https://bank.example@evil.example/", []],
    ["https://", []],
  ])("%s", (text, addresses) => {
    expect(addressesIn(text)).toEqual(addresses);
  });

  test("are taken whole where they are a line of their own", () => {
    expect(addressesIn("Wow!\nhttps://example.com/wow!")).toEqual(["https://example.com/wow!"]);
    expect(addressesIn("https://example.com/a?b=c.\nreally")).toEqual(["https://example.com/a?b=c."]);
  });

  test("leave every other character as it was", () => {
    const text = "Look (https://example.com/a), then\nhttps://example.com/b\nand answer.";
    expect(withPlainAddresses(text)).toBe(text);
  });

  test("are shown as they would be opened", () => {
    expect(withPlainAddresses("Here: https://аррӏе.com/login")).toBe(
      "Here: https://xn--80ak6aa92e.com/login",
    );
  });

  test("are found in no time in a text that was made to take long", () => {
    const began = performance.now();
    textParts("https://a".repeat(220) + ")".repeat(20));
    textParts(`https://${"(".repeat(1_990)}`);
    textParts(`https://a/${").".repeat(990)}`);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe("the buttons of a notification", () => {
  const answers = ["Coming", "5 min"];

  test("are the answers, and the way to the address where there is one", () => {
    expect(buttonsOf("Lunch?", answers).map(({ title }) => title)).toEqual(["Coming", "5 min"]);
    expect(buttonsOf("Look: https://bücher.example/a", answers)).toEqual([
      { title: "Open xn--bcher-kva.example", open: "https://xn--bcher-kva.example/a" },
      { title: "Coming", answer: "Coming" },
    ]);
    expect(buttonsOf("https://example.com/", [])).toMatchObject([{ open: "https://example.com/" }]);
  });

  test("open nothing where there are several addresses", () => {
    expect(buttonsOf("https://good.example/ https://evil.example/", answers)).toEqual([
      { title: "Coming", answer: "Coming" },
      { title: "5 min", answer: "5 min" },
    ]);
  });
});
