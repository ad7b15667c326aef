/** What is open at a place of the document, and what an end tag ends. Takes constant time per tag, however deep. */
export interface OpenElements<Frame extends { readonly name: string }> {
  top(): Frame | undefined;
  push(frame: Frame): void;
  /** Takes off what is open up to and with the innermost of this name, the innermost first; nothing where none is. */
  pop(name: string, closed: (frame: Frame) => void): void;
  popAll(): readonly Frame[];
}

export function openElements<Frame extends { readonly name: string }>(): OpenElements<Frame> {
  const frames: Frame[] = [];
  const counts = new Map<string, number>();
  const countOf = (name: string): number => counts.get(name) ?? 0;
  return {
    top: () => frames.at(-1),
    push(frame) {
      frames.push(frame);
      counts.set(frame.name, countOf(frame.name) + 1);
    },
    pop(name, closed) {
      if (countOf(name) === 0) return;
      for (let frame = frames.pop(); frame !== undefined; frame = frames.pop()) {
        counts.set(frame.name, countOf(frame.name) - 1);
        closed(frame);
        if (frame.name === name) return;
      }
    },
    popAll() {
      counts.clear();
      return frames.splice(0);
    },
  };
}
