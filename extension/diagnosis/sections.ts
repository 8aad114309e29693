import { browserSection } from "./browser-section.ts";
import type { Facts } from "./facts.ts";
import { reachSection } from "./reach-section.ts";
import { roomSection } from "./room-section.ts";
import type { Section } from "./row.ts";
import { serviceSection } from "./service-section.ts";
import { storageSection, storedRows } from "./storage-section.ts";
import { testPingSection } from "./test-ping-section.ts";
import type { Voice } from "./voice.ts";

/** A section for each room. */
export const roomSections = (facts: Facts, voice: Voice): Section[] =>
  Object.entries(facts.connections).map(([room, connection]) => {
    const inspected = facts.inspection?.rooms.find((each) => each.room === room);
    return roomSection(room, connection, inspected, facts.now, voice);
  });

const withItems = (section: Section, facts: Facts): Section => ({
  ...section,
  rows: [...section.rows, ...storedRows(facts)],
});

/** All facts in words, but for the timeline. */
export const sections = (facts: Facts, voice: Voice): Section[] => [
  serviceSection(facts),
  ...roomSections(facts, voice),
  testPingSection(facts.testPing, voice),
  reachSection(facts.reach),
  withItems(storageSection(facts), facts),
  browserSection(facts),
];
