import * as v from "valibot";
import { type Frame, frameSchema } from "./frame-schema.ts";

/** A frame, or what is wrong with it: a WebSocket close code (RFC 6455, section 7.4.1) and a reason fit for a log. */
export type ParsedFrame = { frame: Frame } | { closeCode: 1003 | 1007 | 1008; reason: string };

/**
 * Reads one WebSocket frame. Never throws, and its reason never repeats what the client sent.
 *
 * @param data the payload, UTF-8
 * @param isBinary whether it came as a binary frame; the protocol has none
 */
export const parseFrame = (data: Buffer, isBinary: boolean): ParsedFrame => {
  if (isBinary) return { closeCode: 1003, reason: "binary frame" };
  let value: unknown;
  try {
    value = JSON.parse(data.toString("utf8"));
  } catch {
    return { closeCode: 1007, reason: "not JSON" };
  }
  const parsed = v.safeParse(frameSchema, value, { abortEarly: true });
  if (parsed.success) return { frame: parsed.output };
  const [issue] = parsed.issues;
  return { closeCode: 1008, reason: `unexpected ${v.getDotPath(issue) ?? "frame"} (${issue.type})` };
};
