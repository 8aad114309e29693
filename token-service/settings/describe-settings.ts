import { withoutSecrets } from "../store/open-store.ts";
import type { Config } from "./config.ts";
import { relayPlace } from "./reach.ts";
import { settingDefaults, settingNames } from "./setting-names.ts";
import type { Source, Variables } from "./variables.ts";

/** One setting as the doctor shows it. */
export interface DescribedSetting {
  name: string;
  /** What counts; "set" for a secret, and "-" for one that stands for nothing. */
  value: string;
  from: Source;
}

const secrets: ReadonlySet<string> = new Set([
  "ADMIN_KEY",
  "DATABASE_AUTH_TOKEN",
  "OIDC_CLIENT_SECRET",
  "TWILIO_API_KEY_SECRET",
  "TWILIO_AUTH_TOKEN",
  // Its servers have credentials.
  "ICE_SERVERS",
]);

const shown = (name: string, value: string): string => {
  if (secrets.has(name)) return "set";
  return /_URL$|_ISSUER$/.test(name) ? withoutSecrets(value) : value;
};

/**
 * The settings that count, and where each comes from.
 *
 * @param config what the service has read; undefined when it cannot read all of them
 */
export const describeSettings = (
  { values, sourceOf }: Variables,
  config: Config | undefined,
): DescribedSetting[] => {
  const relay = config && relayPlace(config);
  const derived: Record<string, string | undefined> = {
    PUBLIC_URL: config && withoutSecrets(config.publicUrl.href).replace(/\/$/, ""),
    DATABASE_URL: config && withoutSecrets(config.databaseUrl),
    ALLOW_GUESTS: "false",
    ICE_SERVERS: "none",
    RELAY_PORT: relay && String(relay.port),
    RELAY_ADDRESSES: relay?.addresses.join(","),
  };
  return settingNames.map((name) => {
    const value = values[name];
    const otherwise = derived[name] ?? settingDefaults[name] ?? "-";
    return { name, value: value === undefined ? otherwise : shown(name, value), from: sourceOf(name) };
  });
};
