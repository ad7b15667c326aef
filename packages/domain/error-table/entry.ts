/** What an error of newswatch says, whether to try again, and what the person does about it. */
export interface ErrorEntry {
  /**
   * `never`: the same input fails again, somebody must change something.
   * `later`: the other side may recover; whoever has a schedule tries again by it.
   * `soon`: an outage of our own store, queue or broker; the runner pauses and goes on where it was.
   */
  readonly retry: 'never' | 'later' | 'soon';
  /** One sentence; `{name}` is filled from the details. */
  readonly says: string;
  /** What the person does. */
  readonly remedy: string;
}
