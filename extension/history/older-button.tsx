import { useEffect, useRef } from "preact/hooks";
import { say } from "../shared/words/say.ts";
import { focusAfter } from "./entry-keys.ts";

// Read before somebody who scrolls comes to the end.
const ahead = "800px";

/** Shows older pings, on a press and by itself once it comes into view. Whoever is on it goes on with the first of those that come. */
export const OlderButton = (props: {
  /** Whether there are older ones. */
  isThere: boolean;
  /** Whether some are just being read, or drawn. */
  isBusy: boolean;
  /** Key of the last ping that is shown. */
  last: string | undefined;
  readOlder(): void;
}) => {
  const { isThere, isBusy, last } = props;
  const button = useRef<HTMLButtonElement>(null);
  /** After which entry the focus goes on, as soon as there is one. */
  const goesOnAfter = useRef<string | undefined>(undefined);
  const read = () => {
    if (document.activeElement === button.current) goesOnAfter.current = last;
    props.readOlder();
  };
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    if (!isThere || isBusy || !button.current) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && latest.current(), {
      rootMargin: ahead,
    });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [isThere, isBusy, last]);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement !== button.current && activeElement !== document.body) goesOnAfter.current = undefined;
    if (goesOnAfter.current !== undefined && focusAfter(goesOnAfter.current)) goesOnAfter.current = undefined;
  });
  if (!isThere) return null;
  return (
    <button ref={button} class="older" type="button" aria-disabled={isBusy} onClick={() => isBusy || read()}>
      {say(isBusy ? "history_reading_older" : "history_show_older")}
    </button>
  );
};
