import type { ComponentChildren } from "preact";

/**
 * A text on one line, of which the end gives way where there is too little room; in Arabic or Hebrew the end is on the left,
 * whatever stands around it.
 */
export const Cut = ({
  class: also = "",
  id,
  children,
}: {
  class?: string;
  id?: string;
  children: ComponentChildren;
}) => (
  <span class={`cut ${also}`} id={id} dir="auto">
    {children}
  </span>
);
