/**
 * How long an answer asks to wait before the next try.
 *
 * @param header the `Retry-After` header: seconds, or a date (RFC 9110, section 10.2.3)
 * @param now milliseconds since 1970
 * @returns milliseconds; 0 when the header is missing or makes no sense
 */
export const retryAfterMs = (header: unknown, now: number): number => {
  if (typeof header !== "string") return 0;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
};
