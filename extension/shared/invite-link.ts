import { serviceAddress, withAsciiDecoded, withoutUnseen } from "./service-address.ts";

/** What an invite link says. */
export interface Invite {
  /** Address of the service that made it, without a trailing slash. */
  serviceUrl: string;
  /** What lets one device in, once. */
  secret: string;
}

const more = String.raw`(?:/join)+/{0,2}(?:\?[^\s#＃"<>]{0,2000}?)?`;

// 128 bits as base64url. Some programs write “#” as “%23”, once or twice, or as wide as a Chinese character.
const secretPart = String.raw`(?:#|＃|%(?:25){0,2}23)(?<secret>[\w-]{22})(?:(?=https?://)|(?![\w#-]))`;

const path = String.raw`(?:/[^\s?#＃"<>]{0,300}?)??`;

const withScheme = new RegExp(
  String.raw`(?<address>\bhttps?://[^\s/?#＃"<>]{1,300}${path})${more}${secretPart}`,
  "iu",
);

// The secret goes to this host, so it must be plain where the host begins.
const withoutScheme = new RegExp(
  String.raw`(?<![^\s"'<\p{Ps}\p{Pi}：])(?<address>[\p{L}\p{N}][\p{L}\p{M}\p{N}.-]{0,300}(?::\d+)?${path})${more}${secretPart}`,
  "iu",
);

// A longer text is no invitation, and looking through it would take long.
const maxLength = 20_000;

const inviteWritten = (text: string): Invite | null => {
  const { address = "", secret = "" } = (withScheme.exec(text) ?? withoutScheme.exec(text))?.groups ?? {};
  const read = serviceAddress(address);
  return "problem" in read ? null : { serviceUrl: read.url, secret };
};

/**
 * Finds the invite link in what was pasted, a whole sentence perhaps: the service's address, `/join`, and the secret as the
 * fragment, which browsers send to nobody. Programs on its way may have encoded it, added a query or wrapped it in a link
 * of theirs.
 *
 * @returns null where there is none, or one that lost a part
 */
export const inviteIn = (text: string): Invite | null => {
  if (text.length > maxLength) return null;
  const seen = withoutUnseen(text);
  const once = withAsciiDecoded(seen);
  for (const each of [text, seen, once, withAsciiDecoded(once)]) {
    const invite = inviteWritten(each);
    if (invite) return invite;
  }
  return null;
};
