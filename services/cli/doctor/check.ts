import { asFailure } from '@newswatch/domain';

/** One thing that must be right for newswatch to work. */
export interface Check {
  /** What is looked at, in a word or two. */
  readonly name: string;
  /** What it throws is a finding too. */
  run(): Promise<Finding>;
}

export interface Finding {
  /** `warn`: newswatch works, and something wants a look. `fail`: it does not work, or not as it is meant to. */
  readonly state: 'ok' | 'warn' | 'fail';
  /** One sentence, without secrets. */
  readonly says: string;
  /** What the person does; empty where nothing is to do. */
  readonly remedy: string;
}

export const fine = (says: string): Finding => ({ state: 'ok', says, remedy: '' });
export const warning = (says: string, remedy: string): Finding => ({ state: 'warn', says, remedy });
export const failing = (says: string, remedy: string): Finding => ({ state: 'fail', says, remedy });

/** What a check finds; a check that throws has found that. */
export async function found(check: Check): Promise<Finding & { readonly name: string }> {
  try {
    return { name: check.name, ...(await check.run()) };
  } catch (thrown) {
    const { message, code, remedy } = asFailure(thrown);
    return { name: check.name, ...failing(`${message} (${code})`, remedy) };
  }
}
