import * as v from "valibot";
import { listOf } from "./list-of.ts";
import { storedItem } from "./stored-item.ts";

/**
 * The members who were removed from the team, by their keys (see `personKey`), those heard of last first. The background writes
 * it: nothing is sent to them any more, whoever has their names now.
 */
export const removedPeople = storedItem("removedPeople", listOf(v.string()), { area: "local", fallback: [] });
