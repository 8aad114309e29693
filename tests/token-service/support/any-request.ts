import fc from "fast-check";

/** What a stranger may send. */
export interface AnyRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const headerValue = fc.string({ unit: "grapheme-ascii", maxLength: 80 });
const part = fc.oneof(
  fc.json({ maxDepth: 2 }).map((text) => Buffer.from(text).toString("base64url")),
  fc.base64String({ maxLength: 100 }),
);
const jwt = fc.tuple(part, part, part).map((parts) => parts.join("."));

/** What would keep most requests from going any further, once in ten times. */
const seldom = (arbitrary: fc.Arbitrary<string>, mostly: string) =>
  fc.oneof({ weight: 1, arbitrary }, { weight: 9, arbitrary: fc.constant(mostly) });

/** A text with one character in the middle turned into another. */
const damaged = (text: string) =>
  fc
    .integer({ min: 10, max: text.length - 10 })
    .map((at) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1));

/**
 * Requests that hit upon something: paths and headers that the service knows, and others that look like them.
 *
 * @param paths that the service knows
 * @param credentials values of Authorization, none of which is good; they come damaged as well
 */
export const anyRequest = (paths: string[], credentials: string[]): fc.Arbitrary<AnyRequest> => {
  const known = fc.constantFrom(...paths);
  const path = fc.oneof(
    { weight: 12, arbitrary: known },
    fc.tuple(fc.constantFrom("/", "//", "/.", "/%2e", "/x/..", "/%00"), known).map((both) => both.join("")),
    fc
      .tuple(known, fc.constantFrom("/", "%20", "?", "?room=ops", ";x", "%", ".", "#"))
      .map((both) => both.join("")),
    known.map((word) => word.toUpperCase()),
    fc.webPath().map((word) => `/${word}`),
  );
  const headers = fc.record(
    {
      Authorization: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...credentials).chain(damaged) },
        { weight: 3, arbitrary: fc.constantFrom(...credentials) },
        jwt.map((token) => `Device ${token}`),
        headerValue.map((value) => `Device ${value}`),
        headerValue.map((value) => `Bearer ${value}`),
        headerValue,
      ),
      "Content-Type": fc.oneof({ weight: 5, arbitrary: fc.constant("application/json") }, headerValue),
      "Content-Length": seldom(fc.constantFrom("0", "-1", "99999999", "x"), "2"),
      Origin: seldom(fc.constantFrom("null", "https://evil.example"), `chrome-extension://${"a".repeat(32)}`),
      "Pingroom-Device": fc.oneof(headerValue, fc.constant("device-0123456789")),
      "X-Forwarded-For": fc.oneof(headerValue, fc.ipV4(), fc.ipV6()),
      "X-Forwarded-Host": fc.constant("evil.example"),
      "X-HTTP-Method-Override": fc.constantFrom("POST", "DELETE"),
      "X-Original-URL": known,
      "X-Request-Id": headerValue,
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record(
        {
          name: fc.oneof(fc.string(), fc.constant("Ana")),
          room: fc.oneof(fc.string(), fc.constant("ping-room")),
          invite: fc.oneof(fc.string(), fc.base64String({ minLength: 24, maxLength: 24 })),
          signIn: fc.object({ maxDepth: 1 }),
          label: fc.string(),
          expires: fc.string(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  );
  return fc.record({
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constant("POST") },
      { weight: 6, arbitrary: fc.constantFrom("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH") },
    ),
    path,
    headers,
    body: fc.option(body, { nil: undefined }),
  });
};
