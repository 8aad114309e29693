/** What a JSON text says. What is no text, or no JSON, is handed back as it is. */
export const fromText = (raw: unknown): unknown => {
  if (typeof raw !== "string") return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
};
