import { Component, type ComponentChildren } from "preact";

interface Props {
  /** All that it depends on. */
  on: readonly unknown[];
  draw(): ComponentChildren;
}

/** Part of a page that is drawn anew only when something has changed on which it depends: one of a thousand in a list. */
export class Steady extends Component<Props> {
  override shouldComponentUpdate({ on }: Props): boolean {
    const before = this.props.on;
    return on.length !== before.length || on.some((value, at) => value !== before[at]);
  }

  override render({ draw }: Props): ComponentChildren {
    return draw();
  }
}
