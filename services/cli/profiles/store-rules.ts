import { rule as alertRule } from '@newswatch/alerter-service/rule';
import { hostRule } from '@newswatch/fetcher-service/host-rule';
import { decideStory } from '@newswatch/stories';

/** What the services let the store decide by. Pure, so that it runs in the thread of the store. */
export const storeRules = { alertRule, decideStory, hostRule };
