import messages from "../../../extension/public/_locales/en/messages.json" with { type: "json" };

// Node.js has no `chrome.i18n`: this reads the extension's English sentences as Chrome does
// (https://developer.chrome.com/docs/extensions/reference/api/i18n), so that tests name what users read.

const found: Record<string, { message: string }> = messages;

const getMessage = (name: string, parts: string[] = []): string =>
  (found[name]?.message ?? "").replace(/\$(\$+|\d)/g, (_, what: string) =>
    what.startsWith("$") ? what : (parts[Number(what) - 1] ?? ""),
  );

const withWords = globalThis as { chrome?: { i18n?: unknown } };
withWords.chrome = { ...withWords.chrome, i18n: { getMessage } };
