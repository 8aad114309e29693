/** Bytes of a frame that cost as much as one more frame. */
const bytesPerFrame = 4_096;

/**
 * What a frame of so many bytes costs, in the unit of `RoomLimits`: one, and one more for every 4 kB. Large frames cost more,
 * so that the work is bounded and not only the count.
 */
export const frameCost = (bytes: number): number => 1 + bytes / bytesPerFrame;
