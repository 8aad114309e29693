import { expect, it } from "vitest";
import { announcedDescription } from "../../../../token-service/embedded-rooms/relay/announced-description.ts";

const made = [
  "v=0",
  "a=ice-options:ice2,trickle",
  "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
  "a=mid:0",
  "a=candidate:1 1 UDP 2122317823 10.0.0.7 3000 typ host",
  "a=end-of-candidates",
  "",
].join("\r\n");
const place = { addresses: ["192.0.2.1"], port: 3000 };
const candidatesOf = (sdp: string): string[] =>
  sdp.split("\r\n").filter((line) => line.startsWith("a=candidate:"));

it("names the addresses where members find the relay, and none that the library found", () => {
  const sdp = announcedDescription("answer", made, place);
  expect(candidatesOf(sdp)).toEqual(["a=candidate:1 1 UDP 2130706431 192.0.2.1 3000 typ host"]);
  expect(sdp.match(/^a=end-of-candidates\r$/gm)).toHaveLength(1);
});

it("names IPv4 before IPv6, and otherwise keeps the order", () => {
  const addresses = ["2001:db8::1", "192.0.2.1", "192.0.2.2"];
  const lines = candidatesOf(announcedDescription("answer", made, { addresses, port: 3000 }));
  expect(lines.map((line) => line.split(" ")[4])).toEqual(["192.0.2.1", "192.0.2.2", "2001:db8::1"]);
  const priorities = lines.map((line) => Number(line.split(" ")[3]));
  expect(priorities).toEqual([...priorities].sort((one, other) => other - one));
  expect(new Set(priorities).size).toBe(3);
});

it("calls the relay ICE-lite in an answer, once and for the whole session, and not in an offer", () => {
  const twice = made.replace("v=0", "v=0\r\na=ice-lite");
  const head = announcedDescription("answer", twice, place).split("m=")[0];
  expect(head?.match(/^a=ice-lite\r$/gm)).toHaveLength(1);
  expect(announcedDescription("offer", twice, place)).not.toContain("ice-lite");
});

it("puts the addresses into the first of several sections, as Chromium ignores the others'", () => {
  const two = `${made}m=video 0 UDP/TLS/RTP/SAVPF 0\r\na=mid:1\r\n`;
  const sections = announcedDescription("answer", two, place).split(/^m=/m);
  expect(sections.map((section) => candidatesOf(section).length)).toEqual([0, 1, 0]);
});
