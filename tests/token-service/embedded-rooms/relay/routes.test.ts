import { expect, it } from "vitest";
import type { RelayLink } from "../../../../token-service/embedded-rooms/relay/relay-link.ts";
import type { RelayCommand } from "../../../../token-service/embedded-rooms/relay/relay-messages.ts";
import { createRoutes } from "../../../../token-service/embedded-rooms/relay/routes.ts";
import {
  allRights,
  type Participant,
  type Room,
} from "../../../../token-service/embedded-rooms/room/room.ts";

const link = (name: string, state: RelayLink["state"] = "described"): RelayLink => ({
  id: `id of ${name}`,
  key: `${name.padEnd(8, "-")} key`,
  state,
  revision: 1,
  description: undefined,
});
const person = (name: string, tracks: string[], rights = allRights): Participant => ({
  sid: name,
  identity: name,
  session: "",
  outlastsOutages: false,
  rights,
  state: "connected",
  revision: 1,
  localRevision: 1,
  tracks: tracks.map((id) => ({ id, sid: `MT-${id}`, name: id, enabled: true, priority: "standard" })),
  refusedTracks: [],
  returns: 0,
  link: link(name),
});
const roomOf = (...people: Participant[]): Room => ({
  sid: "RM",
  name: "room",
  participants: new Map(people.map((one) => [one.sid, one])),
  away: new Map(),
});
const collect = () => {
  const sent: RelayCommand[] = [];
  return { sent, routes: createRoutes((command) => void sent.push(command)) };
};

it("tells what a connection may say and hears, and then only what changes", () => {
  const { sent, routes } = collect();
  const [ana, ben] = [person("ana", ["one"]), person("ben", ["two"])];
  const room = roomOf(ana, ben);
  routes.update(room, ana);
  expect(sent).toEqual([
    {
      type: "route",
      connection: "ana----- key",
      publish: [["one", "MT-one"]],
      unpublish: [],
      hear: [["MT-two", "ana------0-MT-two"]],
      unhear: [],
    },
  ]);
  routes.update(room, ana);
  expect(sent).toHaveLength(1);
  ben.tracks = person("ben", ["three"]).tracks;
  routes.update(room, ana);
  expect(sent[1]).toMatchObject({
    publish: [],
    unpublish: [],
    hear: [["MT-three", "ana------0-MT-three"]],
    unhear: ["MT-two"],
  });
});

it("lets nobody hear what they may not", () => {
  const { sent, routes } = collect();
  const deaf = person("ana", [], { ...allRights, hears: (name) => name === "receipts" });
  routes.update(roomOf(deaf, person("ben", ["pings", "receipts"])), deaf);
  expect(sent).toMatchObject([{ hear: [["MT-receipts", expect.any(String)]] }]);
});

it("tells nothing of a connection that the relay does not have yet", () => {
  const { sent, routes } = collect();
  const ana = person("ana", ["one"]);
  const room = roomOf(ana);
  ana.link = link("ana", "asked");
  routes.update(room, ana);
  ana.link = undefined;
  routes.update(room, ana);
  expect(sent).toEqual([]);
});

it("tells all of a connection again once the one before is forgotten", () => {
  const { sent, routes } = collect();
  const ana = person("ana", ["one"]);
  routes.update(roomOf(ana), ana);
  routes.forget(ana.link?.key ?? "");
  routes.update(roomOf(ana), ana);
  expect(sent[1]).toEqual(sent[0]);
});
