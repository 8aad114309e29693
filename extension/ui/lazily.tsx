import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";

/** Adds the style of what is not there from the start; resolves once it counts, or cannot be had. */
export const addStyle = (href: string): Promise<void> =>
  new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });

/** A component whose code is loaded when it is first shown, for what the popup seldom shows or need not show at once. */
export const lazily =
  <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> =>
  (props) => {
    const part = useSignal<ComponentType<Props> | undefined>(undefined);
    useEffect(() => {
      load().then((loaded) => {
        part.value = loaded;
      });
    }, []);
    const Part = part.value;
    return Part ? <Part {...props} /> : null;
  };
