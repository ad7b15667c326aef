import { given, proxyUrlSchema } from '@newswatch/domain';
import { z } from 'zod';

/** Which proxy goes for which addresses. */
export interface ProxySettings {
  /** For http addresses. */
  readonly http?: string;
  /** For https addresses. */
  readonly https?: string;
  /** Hosts that are asked directly. */
  readonly except: readonly string[];
}

/** As other programs read it, a proxy may be given without its scheme. */
const proxySchema = z
  .string()
  .transform((given) => (given.includes('://') ? given : `http://${given}`))
  .pipe(proxyUrlSchema);

/** The names that other programs know too; where both spellings are given, the small one counts, as with curl. */
export const proxyEnvironment = {
  HTTP_PROXY: proxySchema.optional(),
  http_proxy: proxySchema.optional(),
  HTTPS_PROXY: proxySchema.optional(),
  https_proxy: proxySchema.optional(),
  NO_PROXY: z.string().optional(),
  no_proxy: z.string().optional(),
} as const;

/** A proxy's address may hold a login, so it may come from a file. */
export const proxySecrets = ['HTTP_PROXY', 'HTTPS_PROXY'] as const;

/** The proxies of a parsed environment. */
export function proxiesIn(environment: z.infer<z.ZodObject<typeof proxyEnvironment>>): ProxySettings {
  const except = environment.no_proxy ?? environment.NO_PROXY ?? '';
  return {
    ...given({
      http: environment.http_proxy ?? environment.HTTP_PROXY,
      https: environment.https_proxy ?? environment.HTTPS_PROXY,
    }),
    except: except.split(/[\s,]+/).filter((entry) => entry !== ''),
  };
}
