import { expect, test } from "vitest";
import { knownTeammates } from "../../../extension/core/store/values.ts";
import { forgetTeammate } from "../../../extension/popup/forget-teammate.ts";

import { freshBackground } from "../support/fresh-background.ts";
import { sentAt } from "../support/pings.ts";

freshBackground();

const bo = "Bo.aaaaaaaa";

test("who is forgotten in one room stays known in the others", async () => {
  const met = ["ops", "leads"].map((room) => ({ identity: bo, room, lastSeenAt: sentAt }));
  await knownTeammates.set([...met, { identity: "Cy.aaaaaaaa", room: "ops", lastSeenAt: sentAt }]);
  await forgetTeammate("ops", [bo]);
  expect((await knownTeammates.get()).map(({ identity, room }) => [identity, room])).toEqual([
    [bo, "leads"],
    ["Cy.aaaaaaaa", "ops"],
  ]);
});
