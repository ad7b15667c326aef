import { given } from '@newswatch/domain';
import { z } from 'zod';
import type { Problem } from './problems.ts';

/** How the brokers let us in. */
export interface BusAccess {
  /** Whether connections are encrypted; the certificates of the brokers are checked then. */
  readonly ssl: boolean;
  readonly sasl?: BusLogin;
}
export interface BusLogin {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const says = `must be one of ${MECHANISMS.join(', ').toUpperCase()}`;

export const busAccessEnvironment = {
  KAFKA_SSL: z
    .enum(['true', 'false', '1', '0'], 'must be true or false')
    .transform((word) => /^(true|1)$/.test(word))
    .default(false),
  /** As Kafka writes it. */
  KAFKA_SASL_MECHANISM: z
    .string()
    .transform((given) => given.toLowerCase())
    .pipe(z.enum(MECHANISMS, says))
    .optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
} as const;
export const busAccessKeys = [
  'KAFKA_SSL',
  'KAFKA_SASL_MECHANISM',
  'KAFKA_SASL_USERNAME',
  'KAFKA_SASL_PASSWORD',
] as const;
export const busAccessSecrets = ['KAFKA_SASL_PASSWORD'] as const;

type Access = z.infer<z.ZodObject<typeof busAccessEnvironment>>;

/** The access of a parsed environment. A login that lacks a part is none; see `loginProblems`. */
export function busAccessIn(environment: Access): BusAccess {
  const {
    KAFKA_SSL: ssl,
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: username,
    KAFKA_SASL_PASSWORD: password,
  } = environment;
  const isWhole = mechanism !== undefined && username !== undefined && password !== undefined;
  return { ssl, ...given({ sasl: isWhole ? { mechanism, username, password } : undefined }) };
}

/** A login is given as a whole or not at all. */
export function loginProblems(environment: Access): readonly Problem[] {
  const missing = (['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'] as const).filter(
    (key) => environment[key] === undefined,
  );
  if (missing.length === 3) return [];
  return missing.map((at) => ({ at, says: 'is needed as well for a login at the brokers' }));
}
