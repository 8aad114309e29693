// Everybody whom this page has put into rooms.
import { answer } from "./bare.js";
import { enter } from "./person.js";

const people = [];
const othersIn = (room) => people.filter((person) => person.room === room);

window.crowd = {
  /** So many more join a room, a few at a time. */
  enter: async ({ service, room, count }) => {
    for (let first = 0; first < count; first += 5) {
      const names = Array.from(
        { length: Math.min(5, count - first) },
        (_, n) => `Guest ${people.length + n + 1}`,
      );
      people.push(...(await Promise.all(names.map((name) => enter({ service, name, room }, othersIn)))));
    }
  },
  /** Answers offers of bare connections, which belong to nobody. */
  answer: (offers) => Promise.all(offers.map(answer)),
  /** What has been of them does not count any more. */
  forget: () => {
    for (const person of people) person.forget();
  },
  seen: () =>
    people.map((person) => ({
      provenAt: person.provenAt,
      reconnectedAt: person.reconnectedAt,
      meets: person.meets(),
      isUp: person.isUp(),
    })),
};
