import { textParts } from "../text-parts.ts";
import { say } from "../words/say.ts";

/**
 * What a ping says. Its addresses are text like the rest, whole and from left to right whatever stands around them, each
 * with a button that opens it: nothing is fetched before somebody asks for it.
 */
export const PingText = ({ text }: { text: string }) => (
  <p dir="auto">
    {textParts(text).map((part, index) =>
      typeof part === "string" ? (
        part
      ) : (
        // The parts of a text stay where they are.
        <span key={`${index} ${part.address}`}>
          <bdi dir="ltr">{part.address}</bdi>{" "}
          <button
            class="link"
            type="button"
            aria-label={say("history_open_address", part.address)}
            onClick={() => chrome.tabs.create({ url: part.address })}
          >
            {say("history_open")}
          </button>
        </span>
      ),
    )}
  </p>
);
