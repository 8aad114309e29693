import { readFileSync } from "node:fs";
import { ConfigError } from "./config-problem.ts";

/** The file's text by what it begins with; PowerShell's `>` writes UTF-16. */
const encodings: readonly (readonly [mark: readonly number[], name: string])[] = [
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

const unreadable = (file: string): ConfigError =>
  new ConfigError(`${file} is in an encoding that is not understood: save it as UTF-8.`);

/** Which of the bytes at even and odd places are 0, as every other one is in UTF-16 of English words. */
const unmarked = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first !== 0 && second === 0) return "utf-16le";
  return first === 0 && second !== 0 ? "utf-16be" : "utf-8";
};

/**
 * The text of a file of variables, in UTF-8 or UTF-16, with a byte order mark or without.
 *
 * @param file its name, for the sentence
 * @throws ConfigError for any other encoding
 */
export const envFileText = (bytes: Uint8Array, file: string): string => {
  const marked = encodings.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  try {
    const text = new TextDecoder(marked?.[1] ?? unmarked(bytes), { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {} // The sentence below says it.
  throw unreadable(file);
};

const name = /^[ \t]*(?:export[ \t]+)?([a-z_][\w.-]*)[ \t]*=[ \t]*/i;
const quoted = /^(["'`])((?:(?!\1)[\s\S])*)\1[ \t]*(?:#.*)?$/m;
const bare = /^(?!["'`“”„‘’‚«»])(?:(?!\s#).)*/u;

/** What stands at the beginning of a text after a name: the value, and how many characters it takes. */
const valueAt = (text: string): { value: string; length: number } | undefined => {
  const [line = ""] = text.split("\n", 1);
  if (/^(#|$)/.test(line)) return { value: "", length: line.length };
  if (/^["'`]/.test(line)) {
    const match = quoted.exec(text);
    if (match?.index !== 0) return undefined;
    const [whole, quote, within = ""] = match;
    return { value: quote === '"' ? within.replaceAll("\\n", "\n") : within, length: whole.length };
  }
  const plain = bare.exec(line)?.[0];
  return plain === undefined ? undefined : { value: plain.trim(), length: line.length };
};

/**
 * Reads variables: lines `NAME=value`, with or without `export` before them, empty lines, and comments. A `#` begins a
 * comment at the beginning of a value and after a space.
 *
 * A value in quotes may have several lines; in double ones `\n` begins a new one. Of a repeated name, lines without a value
 * do not count.
 *
 * @param file its name, for the sentences, which never show what is in it: it may be a secret
 * @throws ConfigError naming the line that is not understood, or the two that contradict each other
 */
export const parseEnvFile = (text: string, file: string): Record<string, string> => {
  const all = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const values = new Map<string, { value: string; line: number }>();
  let at = 0;
  let line = 1;
  while (at < all.length) {
    const rest = all.slice(at);
    const [first = ""] = rest.split("\n", 1);
    let length = first.length;
    if (!/^\s*(#|$)/.test(first)) {
      const [head = "", variable] = name.exec(first) ?? [];
      const found = variable === undefined ? undefined : valueAt(rest.slice(head.length));
      if (variable === undefined || !found) {
        throw new ConfigError(
          `${file}, line ${line}, is not understood: write NAME=value, with straight quotes around the value or none.`,
        );
      }
      const known = values.get(variable);
      if (known?.value && found.value && known.value !== found.value) {
        throw new ConfigError(
          `${variable} stands in ${file} twice, in lines ${known.line} and ${line}, with two values: keep one.`,
        );
      }
      if (!known?.value) values.set(variable, { value: found.value, line });
      length = head.length + found.length;
    }
    line += all.slice(at, at + length).split("\n").length;
    at += length + 1;
  }
  return Object.fromEntries([...values].map(([variable, { value }]) => [variable, value]));
};

const file = ".env";

const bytes = (): Uint8Array | undefined => {
  try {
    return readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ConfigError(`${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
};

/**
 * The variables of `.env` in the working folder, if there is one.
 *
 * @throws ConfigError when it cannot be read or understood
 */
export const readEnvFile = (): Record<string, string> => {
  const found = bytes();
  return found ? parseEnvFile(envFileText(found, file), file) : {};
};
