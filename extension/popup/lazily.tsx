import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";

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
