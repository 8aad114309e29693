/** Who one installation of the shell is, in its `settings.json`. */
export interface ShellSettings {
  own: string;
  other: string;
  /** Of the transport, where it has one. */
  server: string;
}

/** A ping on its way, with what one has to know of it at the least. */
export interface ShellPing {
  id: string;
  from: string;
  text: string;
  sentAt: number;
}

/** What the shell's contexts tell each other. */
export type ShellMessage =
  | { to: "worker"; text: string }
  | { to: "transport"; ping: Omit<ShellPing, "from"> }
  | { to: "screen"; ping: ShellPing };
