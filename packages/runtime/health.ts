import { type ErrorCode, type NewswatchError, SECOND, asFailure, failure } from '@newswatch/domain';

/** Whether work can be done now: every named check passes. */
export interface Health {
  ready(): Promise<Readiness>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, CheckResult>>;
}
export type CheckResult =
  { readonly ok: true } | { readonly ok: false; readonly code: ErrorCode; readonly problem: string };

/** Resolves when the part works; rejects with why not. */
export type Check = () => Promise<unknown>;

/** @param timeoutMs a check that has not answered by then has failed */
export function createHealth(checks: Readonly<Record<string, Check>>, timeoutMs = 2_000): Health {
  return {
    async ready() {
      const entries = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await run(check, timeoutMs)] as const),
      );
      return { ready: entries.every(([, result]) => result.ok), checks: Object.fromEntries(entries) };
    },
  };
}

/** The result of a check that found this. */
export const failedCheck = ({ code, message }: NewswatchError): CheckResult => ({
  ok: false,
  code,
  problem: message,
});

async function run(check: Check, timeoutMs: number): Promise<CheckResult> {
  const late = Promise.withResolvers<CheckResult>();
  const timer = setTimeout(
    () => late.resolve(failedCheck(failure('check-late', { seconds: timeoutMs / SECOND }))),
    timeoutMs,
  );
  const answer = async (): Promise<CheckResult> => {
    try {
      await check();
      return { ok: true };
    } catch (error) {
      return failedCheck(asFailure(error));
    }
  };
  try {
    return await Promise.race([answer(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
