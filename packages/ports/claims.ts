/**
 * Who works on a key. Spares repeated work; nothing rests on it that deterministic ids do not make harmless.
 * The same owner claims again and is let through: a claim that only said "seen" would lose an article when the
 * process dies between claiming and publishing.
 */
export interface Claims {
  /** For each claim, in order, who owns its key now: the claimant where it was free, expired or already its own. */
  claim(claims: readonly Claim[], ttlMs: number): Promise<readonly string[]>;
  /** Frees the keys that these owners hold; what somebody else holds stays. */
  release(claims: readonly Claim[]): Promise<void>;
}

export interface Claim {
  readonly key: string;
  readonly owner: string;
}
