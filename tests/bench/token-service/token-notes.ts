import os from "node:os";

const reach = (bareTimes: readonly number[], wanted: number): string => {
  const best = Math.max(...bareTimes);
  const found = `In this run bare Node gave out at most ${best.toFixed(1)} times the tutorial's tokens`;
  return best < wanted
    ? `${found}, so that ${wanted} times were out of reach of one process of Node; the tutorial can use two cores.`
    : `${found}, so that ${wanted} times were not out of reach of one process of Node.`;
};

/**
 * @param bareTimes tokens of bare Node in this run, times those of the tutorial
 * @param wanted the goal
 */
export const tokenNotes = (bareTimes: readonly number[], wanted: number): string[] => [
  "The tutorial's token server is what Twilio's tutorials for Video have: Flask, one route, a JWT with one video grant ([app.py](token-service/tutorial/app.py)), under gunicorn with two workers of eight threads. It stores nothing and logs nothing. Pingroom's service runs as `npm run service` does, with its default settings but for guests let in and the rate limit off; it logs each request, and counts each token in its audit before it hands it out.",
  "Bare Node is the least that a service in one process of Node can do: its own HTTP server without a route or a check, and a token signed as ours are ([bare-node.ts](token-service/bare-node.ts)). No service in one process can give out more, whatever it leaves out.",
  `The load comes from autocannon in a process of its own, on the same ${os.cpus().length} cores. Pingroom's service is one process, and its JavaScript has one core at most; gunicorn's two workers use two. A member's device signs each request (ES256), and the service verifies that, sees to it that the statement is used once, and notes that the device was there.`,
  "Servers take turns; the figures are medians over the rounds, and p99 is that of a round. Ratios are medians of the ratios within a round.",
  `${reach(bareTimes, wanted)} A profile taken by hand, written down at commit bae83e2 and no part of this run, had of a guest's token a sixth in SQLite (the audit, and whether anybody may publish in the room), a twelfth in the signature, and the rest in many small parts: routing, checks, headers, the log. What had been found to be waste was gone by then: a key made for each token, a transaction and a wait for the disk for each, a nonce for answers that are no page. A member's token cost the import of the device's key besides, an eighth of it, and three more looks into the database; that is left, since a team asks for a few tokens an hour.`,
];
