import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { ConfigError } from "../../../token-service/settings/config-problem.ts";
import { envFileText, parseEnvFile } from "../../../token-service/settings/env-file.ts";
import { spawnEntry } from "../support/spawn-entry.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

// Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const read = (text: string) => parseEnvFile(text, ".env");

const bigEndian = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

describe("a file of variables is read", () => {
  const text = "PORT=8080\nOIDC_LABEL=Zoë\n";
  test.each([
    ["as UTF-8", Buffer.from(text)],
    ["as UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`)],
    ["as PowerShell's > writes it", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["as UTF-16 with the higher byte first", bigEndian(`\ufeff${text}`)],
    ["as UTF-16 without a byte order mark", Buffer.from(text, "utf16le")],
    ["as UTF-16 with the higher byte first and no mark", bigEndian(text)],
  ])("%s", (_what, bytes) => {
    expect(read(envFileText(bytes, ".env"))).toEqual({ PORT: "8080", OIDC_LABEL: "Zoë" });
  });

  test.each([
    ["Latin-1", Buffer.from("OIDC_LABEL=Zoë\n", "latin1")],
    ["half of UTF-16", Buffer.from(`\ufeff${text}`, "utf16le").subarray(0, -1)],
    ["text with zeros in it", Buffer.from("PORT=80\u000080\n")],
    ["UTF-32", Buffer.from("fffe000050000000", "hex")],
  ])("or refused in one sentence that says what to do: %s", (_what, bytes) => {
    expect(() => envFileText(bytes, ".env")).toThrow(
      new ConfigError(".env is in an encoding that is not understood: save it as UTF-8."),
    );
  });
});

test.each([
  ["PORT=8080", "8080"],
  ["PORT=8080\r\nHOST=a\r\n", "8080"],
  ["HOST=a\rPORT=8080\r", "8080"],
  ["  PORT = 8080  ", "8080"],
  ["export PORT=8080", "8080"],
  ["export\tPORT=8080", "8080"],
  ['PORT="8080"', "8080"],
  ["PORT='8080' # as the proxy has it", "8080"],
  ["PORT=`8080`", "8080"],
  ["PORT=8080 # as the proxy has it", "8080"],
  ["# PORT=1\n\n \t\nPORT=8080", "8080"],
  ["PORT=", ""],
  ["PORT= # none", ""],
  ["PORT=#", ""],
  ['PORT=""', ""],
  ["PORT=/srv/C#/data", "/srv/C#/data"],
  ["PORT=a=b==", "a=b=="],
  ["PORT=it's", "it's"],
  ["PORT=two words", "two words"],
  ["PORT='a # b'", "a # b"],
  ['PORT="one\\ntwo"', "one\ntwo"],
  ["PORT='one\\ntwo'", "one\\ntwo"],
  ['PORT="one\r\ntwo"\r\nHOST=a', "one\ntwo"],
  ["PORT=\nPORT=8080", "8080"],
  ["PORT=8080\nPORT=", "8080"],
  ["PORT=8080\nexport PORT='8080'", "8080"],
  ["PORT=[::1]", "[::1]"],
  ["PORT=~/x", "~/x"],
  ["PORT=C:\\new", "C:\\new"],
  ["\ufeffPORT=8080", "8080"],
])("%j sets PORT to %j", (text, value) => {
  expect(read(text).PORT).toBe(value);
});

test("what follows a value of several lines is read as well", () => {
  expect(read('A="1\n2\n3" # three\nB=4\n\nC=5')).toEqual({ A: "1\n2\n3", B: "4", C: "5" });
});

test.each([
  ["A=1\nPORT: 8080", 2],
  ["A=1\n\n# x\nPORT", 4],
  ["$env:PORT=8080", 1],
  ["set PORT=8080", 1],
  ["8080=PORT", 1],
  ["=8080", 1],
  ["PO RT=8080", 1],
  ["\u200bPORT=8080", 1],
  ["A=1\r\nB=2\r\nKEY='s3cret", 3],
  ['KEY="s3cret" more', 1],
  ["KEY=“s3cret”", 1],
  ['A="1\n2"\nKEY="s3cret', 3],
])("%j is refused with the line that is not understood, and without what is in it", (text, line) => {
  expect(() => read(text)).toThrow(ConfigError);
  expect(() => read(text)).toThrow(new RegExp(`^\\.env, line ${line}, is not understood: [^\\n]+\\.$`));
  expect(() => read(text)).not.toThrow("s3cret");
});

test("two values for one name are refused, with both lines and neither value", () => {
  expect(() => read("ADMIN_KEY=s3cret\nA=1\nADMIN_KEY=other")).toThrow(
    new ConfigError("ADMIN_KEY stands in .env twice, in lines 1 and 3, with two values: keep one."),
  );
});

describe("a program in a folder", () => {
  test("reads what PowerShell wrote there, and lets the environment win", async () => {
    const folder = await temporaryFolder();
    await writeFile(
      path.join(folder, ".env"),
      Buffer.from("\ufeffPORT=http\r\nLOG_LEVEL=loud\r\n", "utf16le"),
    );
    const { output } = await spawnEntry("doctor.ts", folder, {});
    expect(output).toMatch(/^error +Settings +PORT must be a whole number/m);
    expect((await spawnEntry("doctor.ts", folder, { PORT: "3000" })).output).toMatch(
      /^error +Settings +LOG_LEVEL must be one of/m,
    );
    const both = { PORT: "3000", LOG_LEVEL: "" };
    expect((await spawnEntry("doctor.ts", folder, both)).output).toMatch(/^The settings are fine/m);
  });

  test.each(["doctor.ts", "server.ts", "commands/members.ts"])(
    "says in one sentence, from %s, what it cannot read",
    async (entry) => {
      const folder = await temporaryFolder();
      await writeFile(path.join(folder, ".env"), "PORT=3000\nHOST: 0.0.0.0\n");
      const { code, output } = await spawnEntry(entry, folder, {});
      expect({ code, output }).toEqual({
        code: 1,
        output: expect.stringMatching(/^\.env, line 2, is not [^\n]+\.\n$/),
      });
      expect(await readdir(folder)).toEqual([".env"]);
    },
  );

  test("says in one sentence that .env is no file", async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, ".env"));
    const { code, output } = await spawnEntry("server.ts", folder, {});
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(/^\.env cannot be read: [^\n]+\.\n$/),
    });
  });
});

test(".env.example is understood as it is, and sets nothing", async () => {
  const values = read(await readFile(".env.example", "utf8"));
  expect(Object.keys(values)).toContain("ADMIN_KEY");
  expect(new Set(Object.values(values))).toEqual(new Set([""]));
});
