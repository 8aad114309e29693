import { cutText } from "../../shared/cut-text.ts";
import { notificationText } from "../../shared/notification-text.ts";

const maxLength = 40;

/**
 * A name as a line of a menu shows it. There “&” underlines a letter and “%s” stands for the selected text, so the one is
 * doubled and the other parted by a word joiner, which nobody sees.
 */
export const menuText = (name: string): string =>
  cutText(notificationText(name), maxLength).replaceAll("&", "&&").replaceAll("%s", "%\u2060s");
