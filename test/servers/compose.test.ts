import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SERVICES } from '../../services/cli/services.ts';
import { needProgram } from '../support/servers/from-system.ts';

const infra = join(import.meta.dirname, '../../infra');
const yaml = (path: string): unknown => parse(readFileSync(join(infra, path), 'utf8'), { merge: true });
const serviceSchema = z.looseObject({
  image: z.string(),
  profiles: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.unknown()).optional(),
  healthcheck: z.unknown().optional(),
  depends_on: z.unknown().optional(),
  read_only: z.boolean().optional(),
});
const { services } = z.object({ services: z.record(z.string(), serviceSchema) }).parse(yaml('compose.yml'));
const dockerfile = readFileSync(join(infra, 'Dockerfile'), 'utf8');
const ours = Object.entries(services).filter(([, { image }]) => image === 'newswatch');

describe('compose.yml', () => {
  it('starts the embedded container when no profile is named, and each service in the distributed one', () => {
    expect(readFileSync(join(infra, '.env'), 'utf8')).toContain('COMPOSE_PROFILES=embedded');
    expect(services['newswatch']).toMatchObject({ profiles: ['embedded'] });
    for (const name of SERVICES)
      expect(services[name], name).toMatchObject({ profiles: ['distributed'], command: ['run', name] });
    expect(services['topics']?.command).toEqual(['kafka', 'init']);
  });

  it('checks the health of everything that others wait for', () => {
    expect(dockerfile).toContain('HEALTHCHECK');
    const others = Object.entries(services).filter(([, { image }]) => image !== 'newswatch');
    for (const [name, { healthcheck }] of others) expect(healthcheck, name).toBeDefined();
  });

  it('runs our containers without root, without a root that can be written, and with a key beyond loopback', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    for (const [name, { read_only, environment }] of ours) {
      expect(read_only, name).toBe(true);
      expect(environment, name).toMatchObject({
        NEWSWATCH_HOST: '0.0.0.0',
        NEWSWATCH_API_KEY_FILE: '/run/secrets/newswatch_api_key',
      });
    }
  });

  it('has Prometheus ask every container of ours that stays', () => {
    const scraped = z
      .object({
        scrape_configs: z.array(
          z.object({ dns_sd_configs: z.array(z.object({ names: z.array(z.string()) })) }),
        ),
      })
      .parse(yaml('prometheus/prometheus.yml'))
      .scrape_configs.flatMap(({ dns_sd_configs }) => dns_sd_configs.flatMap(({ names }) => names));
    const staying = ours.map(([name]) => name).filter((name) => name !== 'topics');
    expect(scraped.toSorted()).toEqual(staying.toSorted());
  });

  it('has a configuration that Prometheus takes', async ({ skip }) => {
    const missing = await needProgram('promtool', 'prometheus').then(() => '', String);
    if (missing !== '' && process.env['CI'] !== 'true') return skip(missing);
    const config = join(infra, 'prometheus/prometheus.yml');
    const { stdout } = await promisify(execFile)('promtool', ['check', 'config', '--syntax-only', config]);
    expect(stdout).toContain('SUCCESS');
  });
});
