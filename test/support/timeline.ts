/** What happens when, earliest first: a binary heap of whole numbers under times. */
export interface Timeline {
  add(at: number, what: number): void;
  /** When the earliest happens; Infinity when nothing is left. */
  at(): number;
  /** Takes the earliest out, which must be there. */
  take(): number;
}

/** @param most that wait at once */
export function timeline(most: number): Timeline {
  const times = new Float64Array(most);
  const things = new Int32Array(most);
  let size = 0;
  const timeAt = (index: number): number => (index < size ? (times[index] ?? Infinity) : Infinity);
  const put = (index: number, at: number, what: number): void => {
    times[index] = at;
    things[index] = what;
  };
  const move = (from: number, to: number): void => put(to, times[from] ?? 0, things[from] ?? 0);
  return {
    at: () => timeAt(0),
    add(at, what) {
      let hole = size;
      size += 1;
      for (let parent = (hole - 1) >> 1; hole > 0 && at < timeAt(parent); parent = (hole - 1) >> 1) {
        move(parent, hole);
        hole = parent;
      }
      put(hole, at, what);
    },
    take() {
      const earliest = things[0] ?? 0;
      size -= 1;
      const at = times[size] ?? 0;
      let hole = 0;
      for (;;) {
        const left = 2 * hole + 1;
        const child = timeAt(left + 1) < timeAt(left) ? left + 1 : left;
        if (!(timeAt(child) < at)) break;
        move(child, hole);
        hole = child;
      }
      put(hole, at, things[size] ?? 0);
      return earliest;
    },
  };
}
