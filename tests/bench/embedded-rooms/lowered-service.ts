// The service as it is, but for limits of its rooms that are lower than any admin can set: LIMITS='{"sockets":100}' tsx
// lowered-service.ts. They are changed before anything reads them.
import { defaultRoomLimits } from "../../../token-service/embedded-rooms/room-limits.ts";
import { runService } from "../../../token-service/run-service.ts";

Object.assign(defaultRoomLimits, JSON.parse(process.env.LIMITS ?? "{}"));
await runService();
