/** Hands over together what is added before the event loop goes on: one message costs as much as many in one. */
export function gather<T>(post: (gathered: readonly T[]) => void): (each: T) => void {
  let gathered: T[] = [];
  const flush = (): void => {
    const ready = gathered;
    gathered = [];
    post(ready);
  };
  return (each) => {
    if (gathered.length === 0) process.nextTick(flush);
    gathered.push(each);
  };
}
