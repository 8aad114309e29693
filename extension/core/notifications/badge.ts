import { isUnread } from "../../shared/ping.ts";
import { runDetached } from "../base/async.ts";
import { hands } from "../hands.ts";
import { inbox, settings } from "../store/values.ts";

/** Keeps on the toolbar icon how many received pings nobody has seen, if the user wants to see that there. */
export const showUnread = (): void => {
  let shown: string | undefined;
  const show = (): void => {
    const unread = settings.get().badge ? inbox.get().filter(isUnread).length : 0;
    const text = unread === 0 ? "" : unread > 99 ? "99+" : String(unread);
    if (text === shown) return;
    shown = text;
    runDetached(hands().badge(text));
  };
  settings.onChanged(show);
  inbox.onChanged(show);
  show();
};
