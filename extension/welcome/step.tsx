import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../shared/words/say.ts";

/** How far somebody has come, by what is stored and what the browser says. */
interface Reached {
  isSetUp: boolean;
  isPinned: boolean;
  /** They go on without pinning the icon. */
  pinLater: boolean;
  /** A ping has come or gone. */
  hasPinged: boolean;
}

/** Where somebody stands with each of the three steps: the first that is not done is the current one. */
export const standings = ({ isSetUp, isPinned, pinLater, hasPinged }: Reached): Standing[] => {
  const done = [isSetUp, isPinned || (isSetUp && pinLater), isSetUp && hasPinged];
  const current = done.indexOf(false);
  return done.map((isDone, n) => (isDone ? "done" : n === current ? "current" : "ahead"));
};

/** Where somebody stands with a step. */
type Standing = "done" | "current" | "ahead";

const CheckMark = () => (
  <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </svg>
);

/** One of the steps: open while it is the current one, a line before and after. */
export const Step = (props: {
  number: number;
  title: string;
  standing: Standing;
  /** What came of it, once it is done. */
  result?: ComponentChildren;
  children: ComponentChildren;
}) => {
  const { number, title, standing, result, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(standing);
  useEffect(() => {
    // Whoever has just finished a step goes on here with the keyboard; whoever opens the page is where its field is.
    if (before.current === "ahead" && standing === "current") heading.current?.focus();
    before.current = standing;
  }, [standing]);
  return (
    <li class={`step ${standing}`} aria-current={standing === "current" ? "step" : undefined}>
      <span class="marker" aria-hidden="true">
        {standing === "done" ? <CheckMark /> : number}
      </span>
      <div class="body">
        <h2 ref={heading} tabIndex={-1}>
          <span class="unseen">{say("welcome_step", number)} </span>
          {title}
          {standing === "done" && <span class="unseen"> {say("welcome_step_done")}</span>}
        </h2>
        {standing === "done" && result}
        {standing === "current" && children}
      </div>
    </li>
  );
};
