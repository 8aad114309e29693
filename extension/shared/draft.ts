import * as v from "valibot";
import { storedItem } from "./stored-item.ts";

/** What the text field last held. */
export const draft = storedItem("draft", v.string(), { area: "local", fallback: "" });
