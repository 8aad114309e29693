import { expect, test } from "vitest";
import { freshCore } from "../support/fresh-core.ts";
import { sentAt } from "../support/pings.ts";

const core = freshCore(() => import("../../../extension/core/people/people.ts"));

const bo = "Bo.aaaaaaaa";

test("who is forgotten in one room stays known in the others", async () => {
  const met = ["ops", "leads"].map((room) => ({ identity: bo, room, lastSeenAt: sentAt }));
  await core.knownTeammates.set([...met, { identity: "Cy.aaaaaaaa", room: "ops", lastSeenAt: sentAt }]);
  await core.people.commands.forgetTeammate({ room: "ops", identities: [bo] });
  expect(core.knownTeammates.get().map(({ identity, room }) => [identity, room])).toEqual([
    [bo, "leads"],
    ["Cy.aaaaaaaa", "ops"],
  ]);
});
