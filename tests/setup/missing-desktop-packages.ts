/** What the tests on a desktop need: a program, and the Debian package that has it. */
const needed: readonly (readonly [command: string, debianPackage: string])[] = [
  ["Xvfb", "xvfb"],
  ["dbus-daemon", "dbus-daemon"],
  ["dbus-monitor", "dbus-bin"],
  ["dbus-send", "dbus-bin"],
  ["dunst", "dunst"],
  ["dunstctl", "dunst"],
  ["xdotool", "xdotool"],
];

/**
 * Names the packages that the tests on a desktop still need.
 *
 * @param hasCommand whether a program is there
 * @returns Debian's package names; none when all is there
 */
export const missingDesktopPackages = (hasCommand: (name: string) => boolean): string[] => [
  ...new Set(needed.filter(([command]) => !hasCommand(command)).map(([, name]) => name)),
];
