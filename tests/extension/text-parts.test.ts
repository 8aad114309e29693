import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buttonsOf } from "../../extension/core/notifications/notification.ts";
import {
  addressInText,
  httpsAddress,
  textParts,
  withPlainAddresses,
} from "../../extension/shared/text-parts.ts";

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

  test.each([
    ["見て https://a.example/x。ね", "https://a.example/x"],
    ["他说“https://a.example/x”很好", "https://a.example/x"],
    ["「https://a.example/x」と", "https://a.example/x"],
    ["（https://a.example/x）ね", "https://a.example/x"],
    ["【https://a.example/x】、", "https://a.example/x"],
    ["»https://a.example/x«, sagt er", "https://a.example/x"],
    ["„https://a.example/x“", "https://a.example/x"],
    ["« https://a.example/x »", "https://a.example/x"],
    ["https://a.example/x، ثم", "https://a.example/x"],
    ["هل رأيت https://a.example/x؟", "https://a.example/x"],
    ["देखो https://a.example/x।", "https://a.example/x"],
    ["https://a.example/x።", "https://a.example/x"],
    ["https://a.example/x։", "https://a.example/x"],
    ["https://a.example/x…", "https://a.example/x"],
    ["https://a.example/x?!", "https://a.example/x"],
    ["https://a.example/x—und", "https://a.example/x%E2%80%94und"],
    ["https://a.example/x — und", "https://a.example/x"],
    ["https://a.example/x。", "https://a.example/x"],
    ["https://a.example。ね", "https://a.example/"],
    ["https://a.example.", "https://a.example/"],
    ["https://a.example's page", "https://a.example/"],
    ["https://a.example: see", "https://a.example/"],
    ["[here](https://a.example/x)and", "https://a.example/x"],
    ["https://a.example/x(see there)", "https://a.example/x"],
    ["`https://a.example/x`", "https://a.example/x"],
    ["https://bücher.example/ü。", "https://xn--bcher-kva.example/%C3%BC"],
    ["(https://[2001:db8::1]:8443/x).", "https://[2001:db8::1]:8443/x"],
    ["ראה https://a.example/x\u200f.", "https://a.example/x"],
  ])("end before the sentence’s punctuation in any script: %s", (text, address) => {
    expect(addressesIn(text)).toEqual([address]);
  });

  test.each([
    "\u200b", // zero-width space
    "\u200c",
    "\u200d",
    "\u200e",
    "\u00ad", // soft hyphen
    "\u2060",
    "\u2066",
    "\u202e",
    "\ufeff",
    "\ufe0f",
    "\ufffc",
    "\u2800",
    "\u{e0020}",
  ])("end before %j, which nobody sees", (character) => {
    expect(addressesIn(`https://a.example/x${character}`)).toEqual(["https://a.example/x"]);
    expect(addressesIn(`https://a.example/x.${character} y`)).toEqual(["https://a.example/x"]);
  });

  test.each([
    "https://en.example/wiki/A_(b)",
    "https://ja.example/wiki/東京_（曖昧さ回避）",
    "https://en.example/wiki/Hardy–Weinberg",
    "https://ca.example/il·lusió",
    "https://fa.example/می\u200cخواهم",
    "https://a.example/👩\u200d💻",
    "https://a.example/❤\ufe0f/x",
    "https://a.example/a,b;c:d!e?f=(g)[h]&i='j",
    "https://a.example:8443/",
    "https://i❤.example/",
  ])("keep what is theirs: %s", (address) => {
    expect(addressesIn(`See ${address}.`)).toEqual([new URL(address).href]);
  });

  test("are two where a comma parts them", () => {
    expect(addressesIn("https://a.example/x,https://b.example/y")).toEqual([
      "https://a.example/x",
      "https://b.example/y",
    ]);
  });

  test("lose what ends a sentence where they are a line of their own, too", () => {
    expect(addressesIn("Wow!\nhttps://example.com/wow!")).toEqual(["https://example.com/wow"]);
    expect(addressesIn("https://example.com/a?b=c.")).toEqual(["https://example.com/a?b=c"]);
  });

  test("are none in which another host than the first would be opened", () => {
    expect(
      addressesIn("https://bank.example!x@evil.example/ and https://bank.example@evil.example."),
    ).toEqual([]);
  });

  test("end in the same place whatever punctuation follows", () => {
    const mark = fc.constantFrom(...".,;:!?'\"。、，．！？：；」』）】》〉”’»…،؛؟۔।॥።。︒՞։".split(""));
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ["https"] }), fc.array(mark, { minLength: 1 }), (url, marks) => {
        const [address] = addressesIn(`${addressInText(new URL(url).href)}${marks.join("")}`);
        expect(address).toBe(addressInText(new URL(url).href));
      }),
    );
  });

  test("are found whole where a page or a link was sent, whatever they end with", () => {
    const tail = fc.string({ unit: fc.constantFrom(..."ab()[]{}.,;:!?'`|*-_~。「》é#&=") });
    fc.assert(
      fc.property(tail, tail, (path, query) => {
        const raw = new URL(`https://a.example/${path}?${query}`);
        const address = addressInText(raw.href);
        expect(addressesIn(address)).toEqual([address]);
        const parts = ({ pathname, search, hash }: URL) => [pathname, search, hash].map(decodeURIComponent);
        expect(parts(new URL(address))).toEqual(parts(raw));
      }),
    );
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
